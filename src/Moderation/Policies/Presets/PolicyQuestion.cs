using System.Collections.Immutable;

namespace PeerConnect.Moderation.Policies.Presets;

/// <summary>One answer that a question offers.</summary>
/// <param name="Id">What is sent back.</param>
/// <param name="Sentence">What people read.</param>
public sealed record PolicyChoice(string Id, Wording Sentence)
{
    internal Func<DisclosurePolicy, DisclosurePolicy> Apply { get; init; } = policy => policy;
}

/// <summary>Something about a policy that can be asked in one sentence. An answer is an edit of the document: there is no second place where it is kept.</summary>
public sealed class PolicyQuestion
{
    /// <summary>What <see cref="Current"/> says of a document that somebody edited to something the question does not offer.</summary>
    public const string Other = "other";

    internal PolicyQuestion(string id, Wording sentence, Wording explanation, params ImmutableArray<PolicyChoice> choices) =>
        (Id, Sentence, Explanation, Choices) = (id, sentence, explanation, choices);

    /// <summary>What it is known by.</summary>
    public string Id { get; }

    /// <summary>The question.</summary>
    public Wording Sentence { get; }

    /// <summary>What hangs on it.</summary>
    public Wording Explanation { get; }

    /// <summary>What can be answered.</summary>
    public ImmutableArray<PolicyChoice> Choices { get; }

    /// <summary>Whether the answers differ in this document: a policy without the rules that a question is about is not asked.</summary>
    public bool AppliesTo(DisclosurePolicy policy) =>
        Choices.Select(choice => choice.Apply(policy).ToJson()).Distinct(StringComparer.Ordinal).Count() == Choices.Length;

    /// <summary>The id of the choice that the document has now, or <see cref="Other"/>: the answer that would change nothing.</summary>
    public string Current(DisclosurePolicy policy)
    {
        var now = policy.ToJson();
        return AppliesTo(policy)
            ? Choices.FirstOrDefault(choice => choice.Apply(policy).ToJson() == now)?.Id ?? Other
            : Other;
    }

    /// <summary>The document with that answer.</summary>
    /// <exception cref="ArgumentException">There is no such choice.</exception>
    public DisclosurePolicy Answer(DisclosurePolicy policy, string choice) =>
        (Choices.FirstOrDefault(offered => offered.Id == choice) ?? throw new ArgumentException($"The question '{Id}' has no choice '{choice}'.", nameof(choice))).Apply(policy);
}
