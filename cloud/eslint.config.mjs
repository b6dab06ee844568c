import tseslint from "typescript-eslint";

// Types are checked by the compiler, which is many times faster than rules that need types.
export default tseslint.config(
  {
    ignores: ["**/node_modules/", "**/dist/", "tools/engine/simulated-aws/catalog/", "deploy/"],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      eqeqeq: "error",
      "no-param-reassign": "error",
      // An interface that refers to itself needs the signature.
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["stacks/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='then']",
          message: "Use await in tests and apply in programs, a chain of then hides failures.",
        },
        {
          selector:
            "CallExpression[callee.property.name='apply'] NewExpression[callee.object.object.name='aws']",
          message: "A resource made inside apply is missing from previews.",
        },
      ],
    },
  },
  {
    // Parsers know more about positions than the types of indexing can say.
    files: ["tools/engine/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
