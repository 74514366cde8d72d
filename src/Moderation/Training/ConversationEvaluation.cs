using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Conversations of one kind: in how many somebody was told, by the message alone and with the risk state.</summary>
internal sealed record ConversationResult(
    string Kind,
    int Conversations,
    int WithDanger,
    int ReachedAlone,
    int Reached,
    int DangerousMessages,
    int FoundAlone,
    int Found,
    int OtherMessages,
    int WrongAlone,
    int Wrong);

/// <summary>Ordinary messages with the risk state weighed in: alarms by their own words, those that it raised, and both together.</summary>
internal sealed record SystemAlarms(string Source, int Own, int Raised, int Of, double PerThousand, double Low, double High)
{
    public static SystemAlarms From(string source, int own, int raised, int of)
    {
        var share = new Share(own + raised, of);
        return new SystemAlarms(source, own, raised, of, share.Value * 1000, share.Low * 1000, share.High * 1000);
    }
}

/// <summary>Measures the whole system, message and risk state, on messages in their order.</summary>
internal static class ConversationEvaluation
{
    public static IReadOnlyList<ConversationResult> ByKind(IReadOnlyList<JudgedRow> rows) =>
    [
        .. rows.Where(row => row.Row.Conversation is not null)
            .GroupBy(row => row.Row.Conversation)
            .Select(conversation => RiskReplay.Conversation(conversation).ToList())
            .GroupBy(conversation => conversation[0].Row.Kind)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => OfKind(group.Key, [.. group])),
    ];

    public static SystemAlarms OneAuthor(IClassifier classifier, string source, IEnumerable<PublicMessage> messages)
    {
        var judged = messages.Select(message => classifier.Judge(message.Text, SpeakerRole.Resident, Budget.Unlimited).Verdicts).ToList();
        return SystemAlarms.From(source, judged.Count(IsAlert), RiskReplay.OneAuthor(judged).Zip(judged).Count(pair => pair.First && !IsAlert(pair.Second)), judged.Count);
    }

    private static ConversationResult OfKind(string kind, IReadOnlyList<List<(CorpusRow Row, ImmutableArray<Verdict> Own, ImmutableArray<Verdict> Given)>> conversations)
    {
        var messages = conversations.SelectMany(conversation => conversation).ToList();
        var dangerous = conversations.Where(conversation => conversation.Exists(message => message.Row.IsAlert)).ToList();
        return new ConversationResult(
            kind,
            conversations.Count,
            dangerous.Count,
            dangerous.Count(conversation => conversation.Exists(message => message.Row.IsAlert && IsAlert(message.Own))),
            dangerous.Count(conversation => conversation.Exists(message => message.Row.IsAlert && IsAlert(message.Given))),
            messages.Count(message => message.Row.IsAlert),
            messages.Count(message => message.Row.IsAlert && IsAlert(message.Own)),
            messages.Count(message => message.Row.IsAlert && IsAlert(message.Given)),
            messages.Count(message => !message.Row.IsAlert),
            messages.Count(message => !message.Row.IsAlert && IsAlert(message.Own)),
            messages.Count(message => !message.Row.IsAlert && IsAlert(message.Given)));
    }

    private static bool IsAlert(ImmutableArray<Verdict> verdicts) => verdicts.Any(verdict => verdict.Severity >= Verdict.AlertSeverity);
}
