namespace PeerConnect.Moderation.Policies;

/// <summary>Something in a policy that forbids activating it.</summary>
/// <param name="RuleId">In which rule, or null for the policy as a whole.</param>
/// <param name="Said">What is wrong and what to write instead.</param>
/// <param name="Path">Where in the document, by its names: "/rules/3/recipients/0/limits"; empty for the whole.</param>
public sealed record PolicyFault(string? RuleId, Wording Said, string Path = "")
{
    /// <summary>In English, as the record and the command line have it.</summary>
    public string Sentence => Said.English;
}
