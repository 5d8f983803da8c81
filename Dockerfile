FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings its own Node: the ones among the packages stay out.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-* node_modules/.bin/node
COPY manifest.yml ./
COPY migrations migrations
COPY src src
ENV NODE_COMPILE_CACHE=/app/.compiled
RUN mkdir .compiled && chown node .compiled
# Compiled once, here: the app may then run where nothing can be written. By whoever runs it, since Node keeps what is compiled by user id.
USER node
RUN DATA_DIR=/home/node/data node src/cli.ts migrate
RUN node --input-type=module -e "await import('date-holidays'); for (const part of ['live', 'process', 'db/postgres', 'sandbox/start']) await import('/app/src/' + part + '.ts')"
RUN chmod -R a+rX .compiled

FROM node:24.21.0-bookworm-slim
COPY --from=build --chown=root:root /app /app
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/.compiled PORT=3000
USER node
WORKDIR /home/node
# The only places that are written to: mount them, or name a DATABASE_URL for the first.
RUN mkdir -m 700 data keys
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "/app/src/main.ts"]
