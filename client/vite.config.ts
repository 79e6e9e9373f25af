import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.TALENTPOOL_API ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: {
    proxy: { '/api': api, '/dev': api, '/swagger': api },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    manifest: true,
    // The content security policy allows images from data:, but no inline style or script.
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test-setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    // One window for all files, cleaned after each test: a new one for each file took seven times as long.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
