# Paperboy in a container: no root, nothing written but /data and /tmp.
FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# The image has its Node already: the one that npm would bring for older machines stays out.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production PAPERBOY_STORE=/data/paperboy.db PAPERBOY_WEB_HOST=0.0.0.0
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY config ./config
COPY commands ./commands
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7788
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7788/healthz').then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node would keep far more memory than the bot needs (docs/running.md, "How it grows").
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "src/main.ts", "start"]
