namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>The published schema of a policy's document, for editors that help while one writes.</summary>
public static class PolicySchema
{
    /// <summary>JSON Schema 2020-12.</summary>
    public static string Json { get; } = EmbeddedText.Read("policy.schema.json");
}
