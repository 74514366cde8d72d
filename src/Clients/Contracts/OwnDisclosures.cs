namespace PeerConnect.Contracts;

/// <summary>Which of one's own messages, of those that the server itself judged, staff read; the newest day first. It says nothing of what others told.</summary>
/// <param name="Offered">Whether the policy in force shows this at all.</param>
/// <param name="Disclosures">At most 200.</param>
public sealed record OwnDisclosures(bool Offered, IReadOnlyList<OwnDisclosure> Disclosures);

/// <summary>One message that staff in one role read.</summary>
/// <param name="ConversationId">Where it was written.</param>
/// <param name="EntryId">The message.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Role">Which role first read it.</param>
/// <param name="Day">On which day, by the facility's clock: the hour is told to nobody.</param>
/// <param name="Rules">By which rules of the policy: when each holds, in the words of the notice and the language of the person.</param>
/// <param name="Around">Whether the message itself gave that role the messages around it too.</param>
public sealed record OwnDisclosure(Guid ConversationId, Guid EntryId, DateTimeOffset WrittenAt, Role Role, DateOnly Day, IReadOnlyList<string> Rules, bool Around);
