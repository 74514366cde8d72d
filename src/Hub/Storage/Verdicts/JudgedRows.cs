using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Storage.Verdicts;

/// <summary>What a judged message is counted by.</summary>
internal readonly record struct JudgedKind(Guid FacilityId, string Model, SpeakerRole Sender, MessageLanguage Language, Patterns Patterns)
{
    public static JudgedKind? Of(Guid facilityId, SpeakerRole sender, Judgement judgement) => judgement.Verdicts is [var first, ..]
        ? new JudgedKind(facilityId, first.Version, FlagGroup.Side(sender), judgement.Language, judgement.Patterns)
        : null;
}

/// <summary>Counts judged messages, without which nobody knows how many false alarms a model may have.</summary>
internal static class JudgedRows
{
    private const string AddSql = """
        INSERT INTO judged ("FacilityId", "Model", "Sender", "Language", "Patterns", "Messages") VALUES ($facility, $model, $sender, $language, $patterns, $messages)
        ON CONFLICT ("FacilityId", "Model", "Sender", "Language", "Patterns") DO UPDATE SET "Messages" = "Messages" + excluded."Messages"
        """;

    public static void Add(WriteTransaction transaction, JudgedKind kind, long messages)
    {
        var command = transaction.Prepared(AddSql);
        LogRows.Bind(command, "$facility", kind.FacilityId);
        LogRows.Bind(command, "$model", kind.Model);
        LogRows.Bind(command, "$sender", (int)kind.Sender);
        LogRows.Bind(command, "$language", (int)kind.Language);
        LogRows.Bind(command, "$patterns", (int)kind.Patterns);
        LogRows.Bind(command, "$messages", messages);
        command.ExecuteNonQuery();
    }
}
