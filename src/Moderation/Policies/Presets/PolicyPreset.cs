using System.Collections.Immutable;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Moderation.Policies.Presets;

/// <summary>A whole policy to begin with.</summary>
public sealed class PolicyPreset
{
    private PolicyPreset(string id, Wording title)
    {
        (Id, Title) = (id, title);
        Document = EmbeddedText.Read($"{id}.yaml");
        var reading = PolicyYaml.Read(Document);
        Policy = reading.Policy ?? throw new InvalidOperationException($"The preset {id} has a fault: {reading.Faults[0]}");
    }

    /// <summary>All presets.</summary>
    public static ImmutableArray<PolicyPreset> All { get; } =
    [
        new("us-state-prison", new("A state prison in the United States", "Una prisión estatal en Estados Unidos")),
        new("uk-acct", new("A prison in the United Kingdom, with ACCT", "Una prisión en el Reino Unido, con ACCT")),
        new("county-jail", new("A county jail with few staff at night", "Una cárcel de condado con poco personal de noche")),
    ];

    /// <summary>What it is known by.</summary>
    public string Id { get; }

    /// <summary>What people read.</summary>
    public Wording Title { get; }

    /// <summary>The document, with its comments.</summary>
    public string Document { get; }

    /// <summary>The document as a policy; it has no fault.</summary>
    public DisclosurePolicy Policy { get; }
}
