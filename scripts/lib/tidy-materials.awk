# What the findings of clang-tidy about a source depend on, for check-tidy.sh. Reads
#
#     <sha256>  <file>                     of every source and header
#     <file>:#include "<module/x.hpp>"     every include of one of ours
#     command=<…> and file=<…>             of the compilation database
#
# and prints for each of these sources that the database knows:
#
#     <file><tab><command and the hashes of the file and of everything it includes>

NF == 2 && length($1) == 64 {
  hash[$2] = $1
  # "module/x.hpp" is found below src/ of core or cli, "test_support/x.hpp" and "fuzz/x.hpp" beside.
  name = $2
  sub(/^cloud\/tools\/(core|cli)\/(src\/)?/, "", name)
  path[name] = $2
  next
}

/^command=/ { command = substr($0, 9); next }

/^file=/ {
  file = substr($0, 6)
  gsub(root, "", file)
  gsub(root, "", command)
  commands[file] = command
  next
}

{
  colon = index($0, ":")
  split(substr($0, colon), quoted, "\"")
  includes[substr($0, 1, colon - 1)] = includes[substr($0, 1, colon - 1)] "\n" quoted[2]
}

function add(file,   names, count, i) {
  if (file in seen) {
    return
  }
  seen[file] = 1
  material = material " " hash[file]
  count = split(includes[file], names, "\n")
  for (i = 2; i <= count; ++i) {
    if (names[i] in path) {
      add(path[names[i]])
    }
  }
}

END {
  for (file in commands) {
    if (!(file in hash)) {
      continue # generated
    }
    split("", seen)
    material = commands[file]
    add(file)
    print file "\t" material
  }
}
