import { enableCompileCache } from 'node:module';

/** Loaded before all else: every test file is a process of its own, and would read and compile the same modules anew. */
enableCompileCache();
