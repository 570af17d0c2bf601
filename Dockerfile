# nomadlint in a container: docker run --rm -v "$PWD:/work:ro" IMAGE [options] [PATH ...]

FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --ignore-scripts --omit=dev --no-audit --no-fund

FROM node:22-slim
COPY --from=build /build/package.json /build/LICENSE /nomadlint/
COPY --from=build /build/node_modules /nomadlint/node_modules
COPY --from=build /build/docs /nomadlint/docs
COPY --from=build /build/dist /nomadlint/dist
USER node
WORKDIR /work
ENTRYPOINT ["node", "/nomadlint/dist/cli.cjs"]
