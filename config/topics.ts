import type { Topic } from '../src/topic.ts';

/** Titles that name a language model only as the means. */
const notTheirs = '-agent -agentic -multimodal -vision -reasoning -reinforcement -code';

/**
 * The topics that digests are grouped by and that a place may ask for. A paper may find several; it is shown under the
 * one that fits it best, and where two fit alike, under the one that stands first here: so subjects come before methods,
 * and methods before kinds of paper. Phrases and `in:title` rather than bare words, which match half of all papers.
 */
export const topics: readonly Topic[] = [
  {
    id: 'medicine',
    title: 'Medicine and health',
    query: anyOf(
      inTitle('medical, clinical, clinician, biomedical, patient, disease, cancer, tumor, surgical, MRI'),
      inTitle('radiology, pathology, diagnosis, healthcare, health, hospital, symptom, EEG, ECG, EHR'),
      '"medical imaging" OR "medical images" OR "medical reasoning" OR "medical knowledge" OR "clinical decision"',
      '"electronic health records" OR "mental health" OR "chest x-ray" OR "computed tomography" OR histopathology',
      '"brain decoding" OR "brain imaging" OR fMRI OR radiologist OR "clinical practice" OR "medical question answering"',
    ),
  },
  {
    id: 'science',
    title: 'Science',
    query: anyOf(
      inTitle('scientific, science, protein, molecular, molecule, chemistry, chemical, biology, biological'),
      inTitle('materials, crystal, genomic, DNA, RNA, physics-informed'),
      inTitle('weather, climate, quantum, drug, brain, precipitation'),
      '"scientific discovery" OR "AI scientist" OR "drug discovery" OR "protein structure" OR "protein design"',
      '"materials science" OR "materials discovery" OR "molecular dynamics" OR "single cell" OR "gene expression"',
      '"partial differential equations" OR PDEs OR "neural operators" OR "weather forecasting" OR "earth observation"',
      '"physics-informed" OR "density functional" OR "computational biology" OR "scientific hypotheses" OR "peer review"',
    ),
  },
  {
    id: 'robotics',
    title: 'Robotics and embodied AI',
    query: anyOf(
      inTitle('robot, robotic, embodied, manipulation, humanoid, locomotion, dexterous, grasping, VLA'),
      inTitle('"vision-language-action", "world action model", navigation, drone, UAV, "sim-to-real"'),
      '"vision-language-action" OR VLAs OR "robotic manipulation" OR "robot manipulation" OR "robot learning"',
      '"embodied agents" OR "embodied AI" OR "embodied intelligence" OR "robot policies" OR "dexterous manipulation"',
      '"humanoid robots" OR "mobile manipulation" OR "diffusion policy" OR "real robot" OR "robot control" OR LIBERO',
    ),
  },
  {
    id: 'driving',
    title: 'Driving and traffic',
    query: anyOf(
      inTitle('driving, traffic, vehicle, LiDAR, "ride-hailing"'),
      '"autonomous driving" OR "self-driving" OR "autonomous vehicles" OR nuScenes OR "traffic forecasting"',
    ),
  },
  {
    id: 'speech-audio',
    title: 'Speech, audio and music',
    query: anyOf(
      inTitle('speech, audio, music, voice, spoken, sound, TTS, ASR, speaker, acoustic, song, singing'),
      '"speech recognition" OR "text-to-speech" OR "speech synthesis" OR "audio-visual" OR "speech language models"',
      '"music generation" OR "audio generation" OR "voice cloning" OR "full-duplex" OR "audio language models"',
    ),
  },
  {
    id: '3d',
    title: '3D and 4D scenes',
    query: anyOf(
      inTitle('3D, 4D, 3DGS, "gaussian splatting", NeRF, mesh, SLAM, "novel view", "point cloud", CAD'),
      inTitle('"depth estimation", "view synthesis", "bundle adjustment"'),
      inTitle('texturing, stereo, "scene generation"'),
      '"gaussian splatting" OR "3D reconstruction" OR "3D generation" OR "novel view synthesis" OR "point clouds"',
      '"neural radiance fields" OR "4D reconstruction" OR "3D scene" OR "3D scenes" OR "mesh generation" OR "text-to-3D"',
      '"depth estimation" OR "multi-view stereo" OR "visual geometry" OR "structure from motion" OR "scene reconstruction"',
    ),
  },
  {
    id: 'world-models',
    title: 'World models',
    query: anyOf(
      inTitle('"world model", "video world model", "world modeling", "world simulator"'),
      inTitle('"interactive world", "world simulation"'),
      '"world models" OR "world simulators" OR "action-conditioned video" OR "interactive world"',
    ),
  },
  {
    id: 'video',
    title: 'Video',
    query: anyOf(
      inTitle('video, avatar, "talking head", cinematic, "character animation", egocentric'),
      '"video generation" OR "video diffusion" OR "text-to-video" OR "image-to-video" OR "video editing"',
      '"video understanding" OR "video synthesis" OR "video language models" OR "video reasoning"',
    ),
  },
  {
    id: 'motion-humans',
    title: 'Human motion and faces',
    query: anyOf(
      inTitle('"human motion", "motion generation", "text-to-motion", gesture, facial, face, avatar, pose'),
      '"human motion" OR "motion capture" OR "motion generation" OR "human pose" OR SMPL OR "facial expression"',
    ),
  },
  {
    id: 'image-generation',
    title: 'Image generation and editing',
    query: anyOf(
      inTitle('"image restoration", "super-resolution", inpainting, "flow matching", "style transfer"'),
      inTitle('denoising, "visual tokenizer", "image tokenization", "generative model"'),
      inTitle('"visual generation", "generative flow"'),
      inTitle('diffusion -language -LLM -dLLM -policy -video -reasoning'),
      '"text-to-image" OR "image generation" OR "image editing" OR "image synthesis" OR "concept customization"',
      '"class-conditional generation" OR "image restoration" OR "classifier-free guidance" OR "diffusion distillation"',
    ),
  },
  {
    id: 'code',
    title: 'Code and software',
    query: anyOf(
      // The codes of neurons, channels, patients and people who speak two languages are no software.
      inTitle(
        'code -"population codes" -"error correcting" -erasure -"ICD codes" -"QR code" -"code switching" -"code switched" -"code mixed"',
      ),
      inTitle('coding, software, programming, repository, SWE, debugging, SQL, compiler, verilog'),
      '"software engineering" OR "coding agents" OR "program synthesis" OR "text-to-SQL" OR "code repositories"',
      '"program repair" OR "pull requests" OR "code language models"',
    ),
  },
  {
    id: 'documents',
    title: 'Documents, charts and tables',
    query: anyOf(
      inTitle('document, OCR, chart, table, tabular, PDF, slides'),
      inTitle('infographic, diagram, poster, "vector graphics"'),
      '"document understanding" OR "document parsing" OR "optical character recognition" OR "chart understanding"',
    ),
  },
  {
    id: 'languages',
    title: 'Languages and translation',
    query: anyOf(
      inTitle('multilingual, translation, cross-lingual, low-resource, linguistic, idiom, dialect, German'),
      inTitle('Arabic, Chinese, Japanese, Korean, Hindi, Indic, African, Vietnamese, Turkish, Russian'),
      '"machine translation" OR "low-resource languages" OR "cross-lingual" OR "multilingual models"',
    ),
  },
  {
    id: 'retrieval',
    title: 'Retrieval and recommendation',
    query: anyOf(
      inTitle('retrieval, RAG, retriever, reranking, reranker, recommendation, recommender, recommending'),
      inTitle('"search engine", "information retrieval", "text embedding"'),
      inTitle('"knowledge base", "question answering"'),
      '"retrieval-augmented" OR "dense retrieval" OR "recommender systems" OR "information retrieval" OR "multi-hop question"',
      '"semantic IDs" OR "generative recommendation" OR "multimodal retrieval" OR "document retrieval" OR "vector search"',
    ),
  },
  {
    id: 'time-series',
    title: 'Time series and forecasting',
    query: anyOf(
      inTitle('"time series", forecasting, "anomaly detection", spatiotemporal, financial, trading, stock'),
      '"time series" OR "time-series forecasting" OR "stock market"',
    ),
  },
  {
    id: 'graphs',
    title: 'Graphs and knowledge',
    query: anyOf(
      inTitle('"graph neural", "knowledge graph", GNN, "graph learning"'),
      inTitle('ontology, "scene graph", "graph transformer"'),
      '"graph neural networks" OR "knowledge graphs" OR "node classification" OR "message passing" OR "graph learning"',
    ),
  },
  {
    id: 'safety',
    title: 'Safety and alignment',
    query: anyOf(
      inTitle('safety, safe, jailbreak, attack, "adversarial robustness", misalignment, backdoor, privacy'),
      inTitle('"value alignment", unlearning, watermark, deepfake, deception, hallucination, fairness'),
      inTitle('trustworthy, guardrail, security, "red teaming", vulnerability, poisoning, injection'),
      inTitle('sycophancy, harmful, "alignment tax"'),
      '"red teaming" OR jailbreaks OR "prompt injection" OR "safety alignment" OR "harmful content" OR "AI safety"',
      '"machine unlearning" OR "emergent misalignment" OR "attack success rate" OR "differential privacy"',
    ),
  },
  {
    id: 'interpretability',
    title: 'Interpretability',
    query: anyOf(
      inTitle('interpretability, interpretable, explainable, mechanistic, steering, probing, circuits'),
      inTitle('"attention heads", attribution, "sparse autoencoder", neurons'),
      inTitle('explanation, steerability, steerable, superposition'),
      '"mechanistic interpretability" OR "sparse autoencoders" OR "activation steering" OR "steering vectors"',
      '"linear probes" OR "activation patching" OR "residual stream" OR "circuit discovery"',
    ),
  },
  {
    id: 'memory-context',
    title: 'Memory and long context',
    query: anyOf(
      inTitle('memory, "long context", "context compression", "context window", "context management"'),
      '"long-term memory" OR "agent memory" OR "context compression" OR LoCoMo OR LongMemEval',
    ),
  },
  {
    id: 'computer-use',
    title: 'Computer use and web agents',
    query: anyOf(
      inTitle('GUI, "computer use", "web agent", "mobile agent", browser, "phone agent", desktop'),
      '"computer-use agents" OR "GUI agents" OR "GUI grounding" OR "web agents" OR OSWorld',
    ),
  },
  {
    id: 'search-agents',
    title: 'Search and deep research',
    query: anyOf(
      inTitle('"deep research", "search agent", "agentic search", "deep search", BrowseComp, "web search"'),
      '"deep research agents" OR "search agents" OR "agentic search"',
    ),
  },
  {
    id: 'agents',
    title: 'Agents',
    query: anyOf(
      inTitle('agent, agentic, "multi-agent", "tool use", "tool calling", harness, skill, MCP, OpenClaw'),
      '"LLM agents" OR "language agents" OR "AI agents" OR "agentic systems" OR "tool calling" OR "tool-use"',
      '"multi-agent systems" OR "model context protocol" OR "agent harness" OR "agent skills" OR "autonomous agents"',
    ),
  },
  {
    id: 'efficiency',
    title: 'Efficiency and inference',
    query: anyOf(
      inTitle('quantization, pruning, "KV cache", "speculative decoding", compression, "LLM inference"'),
      inTitle('serving, "sparse attention", acceleration, accelerating, kernel, GPU, latency, CUDA'),
      inTitle('accelerate, low-bit, on-device, "early exit", "token reduction", "token pruning", edge'),
      inTitle('throughput, "efficient attention", FP4, NVFP4'),
      '"speculative decoding" OR "KV cache compression" OR "inference acceleration" OR "GPU kernels" OR "token pruning"',
      '"post-training quantization" OR "model compression" OR "parallel decoding"',
    ),
  },
  {
    id: 'reinforcement-learning',
    title: 'Reinforcement learning',
    query: anyOf(
      inTitle('"reinforcement learning", RL, RLVR, GRPO, "policy optimization", reward, RLHF'),
      inTitle('"policy gradient", "preference optimization", DPO, PPO, "credit assignment", rollout'),
      inTitle('"reinforcement fine-tuning", "self-play"'),
      'RLVR OR "verifiable rewards" OR "policy gradient" OR "offline reinforcement learning" OR "reward hacking" OR "Q-learning"',
      '"agentic reinforcement learning" OR "reward modeling" OR "actor-critic" OR "advantage estimation"',
    ),
  },
  {
    id: 'reasoning',
    title: 'Reasoning and mathematics',
    query: anyOf(
      inTitle('reasoning, reason, thinking, thought, math, mathematical'),
      inTitle('theorem, proof, "test-time scaling", olympiad'),
      '"large reasoning models" OR "test-time scaling" OR "theorem proving" OR "latent reasoning" OR "logical reasoning"',
      '"chain-of-thought reasoning"',
    ),
  },
  {
    id: 'multimodal',
    title: 'Vision and language',
    query: anyOf(
      inTitle('multimodal, "multi-modal", "vision-language" -action, VLM, MLLM, omnimodal, captioning, VQA'),
      inTitle('"visual reasoning", "visual grounding", "spatial intelligence"'),
      inTitle('"spatial reasoning", CLIP, "omni-modal"'),
      '"multimodal large language" OR "unified multimodal" OR "visual question answering" OR "large vision-language"',
    ),
  },
  {
    id: 'vision',
    title: 'Computer vision',
    query: anyOf(
      inTitle('segmentation, "object detection", tracking, "remote sensing", "image classification", ViT'),
      inTitle(
        '"re-identification", "vision transformer", visual -language -reasoning -generation -multimodal, vision -language',
      ),
      inTitle('image -editing -generation -text'),
      '"semantic segmentation" OR "object detection" OR "vision foundation models" OR "image classification"',
    ),
  },
  {
    id: 'fine-tuning',
    title: 'Fine-tuning and distillation',
    query: anyOf(
      inTitle('"fine-tuning", finetuning, LoRA, distillation, "post-training", "instruction tuning"'),
      inTitle('"model merging", "continual learning", SFT, "parameter-efficient", "low-rank adaptation"'),
      inTitle('"supervised fine-tuning", adapter'),
      '"on-policy distillation" OR "on-policy self-distillation" OR "model merging" OR "task arithmetic" OR "task vectors"',
    ),
  },
  {
    id: 'language-models',
    title: 'Language models',
    query: anyOf(
      inTitle(`LLM ${notTheirs}, "language model" ${notTheirs}, "language modeling" ${notTheirs}`),
      inTitle(
        '"diffusion language", "in-context learning", "technical report", prompting, tokenizer -visual',
      ),
      '"diffusion language models" OR "diffusion large language models" OR "language model pretraining"',
    ),
  },
  {
    id: 'architectures',
    title: 'Architectures and training',
    query: anyOf(
      inTitle('transformer -diffusion -vision, attention -vision -video -visual, "mixture of experts", MoE'),
      inTitle('Mamba, RWKV, "state space", optimizer, Muon, "scaling law", "test-time training"'),
      inTitle('pretraining -vision -action, "pre-training" -vision -action, "self-supervised"'),
      '"layer skipping" OR "linear attention" OR "scaling laws" OR "optimization landscape" OR "sparse mixture-of-experts"',
    ),
  },
  {
    id: 'theory',
    title: 'Theory and statistics',
    query: anyOf(
      inTitle('theory, convergence, "gradient descent", provable, bounds, stochastic, Bayesian, bandit'),
      inTitle(
        '"causal inference", "causal graph", uncertainty, federated, identifiability, "neural network"',
      ),
      '"sample complexity" OR "generalization bounds" OR "conformal prediction" OR "gaussian process"',
      '"stochastic gradient descent" OR "causal discovery" OR "federated learning" OR identifiability',
    ),
  },
  {
    id: 'people',
    title: 'People and society',
    query: anyOf(
      inTitle('social, cultural, education, educational, persona, emotional'),
      inTitle('society, political, legal, patent, personalized'),
      '"human-AI collaboration" OR "human-AI interaction" OR "role-playing" OR "user simulation" OR "social simulation"',
    ),
  },
  {
    id: 'benchmarks',
    title: 'Datasets and benchmarks',
    query: anyOf(
      inTitle('benchmark -bench, benchmarking -bench, bench, dataset, leaderboard, corpus, arena'),
      inTitle('evaluating -bench -benchmark, evaluation -bench -benchmark, "synthetic data"'),
      inTitle('"data curation", "data selection", annotation'),
    ),
  },
];

/** A query that any of these queries answers. */
function anyOf(...queries: readonly string[]): string {
  return queries.join(' OR ');
}

/** Words and phrases, parted by commas, that count where they stand in the title. */
function inTitle(words: string): string {
  return `(in:title ${words.split(', ').join(' OR ')})`;
}
