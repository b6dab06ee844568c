/**
 * Serves when no application is configured, so that load balancer, health checks and scaling can be
 * seen at work. It needs nothing that the usual images do not bring along.
 */
export const exampleApplication = `cat >/opt/example-application.py <<'END-OF-PROGRAM'
import http.server
import os
import socket


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"served by {socket.gethostname()}\\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


address = ("", int(os.environ["PORT"]))
http.server.ThreadingHTTPServer(address, Handler).serve_forever()
END-OF-PROGRAM
cat >/etc/systemd/system/example-application.service <<'END-OF-UNIT'
[Unit]
Description=Example application
Wants=network-online.target
After=network-online.target

[Service]
DynamicUser=yes
EnvironmentFile=/etc/application.env
ExecStart=/usr/bin/python3 /opt/example-application.py
AmbientCapabilities=CAP_NET_BIND_SERVICE
Restart=always

[Install]
WantedBy=multi-user.target
END-OF-UNIT
systemctl daemon-reload
systemctl enable --now example-application.service`;
