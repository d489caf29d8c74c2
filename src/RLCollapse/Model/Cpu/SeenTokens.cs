namespace RLCollapse.Model.Cpu;

/// <summary>What one new token sees: so many tokens of a prompt, and so many of its own row before it.</summary>
/// <param name="Prompt">Which prompt.</param>
/// <param name="PromptLength">Its tokens.</param>
/// <param name="Row">Which row.</param>
/// <param name="Grown">Its tokens so far, the new one not counted.</param>
internal readonly record struct SeenTokens(int Prompt, int PromptLength, int Row, int Grown);
