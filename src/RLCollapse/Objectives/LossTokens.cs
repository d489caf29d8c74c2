namespace RLCollapse.Objectives;

/// <summary>Which tokens of an example carry loss.</summary>
public enum LossTokens
{
    /// <summary>The response with its end token.</summary>
    Response,

    /// <summary>Prompt and response.</summary>
    All,
}
