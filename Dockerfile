# The command line for CI, and the worker of a fleet (`--target worker`). CONTRIBUTING.md says how to build and run them.
FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm pack --silent --pack-destination / \
  && mkdir /app \
  && tar -xzf /contact-deletion-*.tgz -C /app --strip-components 1

FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# With what a fleet needs, in the versions of the lockfile. Without --save-prod they count as development, and are left out.
RUN npm install --no-save --save-prod --omit=dev --ignore-scripts --no-audit --no-fund \
  $(node -p 'const { devDependencies } = require("./package.json"); ["pg", "pg-boss", "prom-client"].map((name) => `${name}@${devDependencies[name]}`).join(" ")') \
  && node -e 'for (const name of ["pg", "pg-boss", "prom-client"]) require.resolve(name)'

FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS runtime
ENV NODE_ENV=production
COPY --from=build /app /app
COPY --from=modules /app/node_modules /app/node_modules
RUN ln -s "/app/$(node -p 'require("/app/package.json").bin["contact-deletion"]')" /usr/local/bin/contact-deletion \
  && chmod +x /usr/local/bin/contact-deletion
# Plans, journals and receipts are written here, and nothing anywhere else.
WORKDIR /work
RUN chown node:node /work
USER node
ENTRYPOINT ["contact-deletion"]

FROM runtime AS worker
CMD ["fleet", "worker", "--listen", "9464"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

FROM runtime AS cli
CMD ["--help"]
