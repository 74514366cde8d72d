using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Which of one's own messages, of those that the server itself judged, staff read; the newest day first. It says nothing of what others told.</summary>
/// <param name="Offered">Whether the policy in force shows this at all.</param>
/// <param name="Disclosures">At most 200.</param>
/// <param name="More">What staff read besides, newest day first, at most 200; absent where there is none.</param>
public sealed record OwnDisclosures(bool Offered, IReadOnlyList<OwnDisclosure> Disclosures, IReadOnlyList<OwnReading>? More = null);

/// <summary>How staff came to read what no message brought them by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnReadingKind>))]
public enum OwnReadingKind
{
    /// <summary>A quiet message that was drawn by chance, to check the computer; shown for as long as the sample is kept.</summary>
    Sample,

    /// <summary>The whole conversation, as a rule gives it with the own message.</summary>
    WholeConversation,

    /// <summary>More than any rule gives, in an emergency, and checked by another person afterwards.</summary>
    BreakGlass,
}

/// <summary>That staff in one role read of one's own in one of these ways.</summary>
/// <param name="Kind">In which.</param>
/// <param name="ConversationId">Where it was written.</param>
/// <param name="Role">Which role read it.</param>
/// <param name="Day">On which day, by the facility's clock.</param>
/// <param name="WrittenAt">Of a sample: when it was written; absent otherwise.</param>
public sealed record OwnReading(OwnReadingKind Kind, Guid ConversationId, Role Role, DateOnly Day, DateTimeOffset? WrittenAt = null);

/// <summary>One message that staff in one role read.</summary>
/// <param name="ConversationId">Where it was written.</param>
/// <param name="EntryId">The message.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Role">Which role first read it.</param>
/// <param name="Day">On which day, by the facility's clock: the hour is told to nobody.</param>
/// <param name="Rules">By which rules of the policy: when each holds, in the words of the notice and the language of the person.</param>
/// <param name="Around">Whether the message itself gave that role the messages around it too.</param>
public sealed record OwnDisclosure(Guid ConversationId, Guid EntryId, DateTimeOffset WrittenAt, Role Role, DateOnly Day, IReadOnlyList<string> Rules, bool Around);
