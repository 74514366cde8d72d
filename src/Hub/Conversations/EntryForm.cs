using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>How a stored entry looks on the wire.</summary>
internal static class EntryForm
{
    public static PersonKey? Author(EntryRow row) =>
        row is { AuthorFacilityId: { } facility, AuthorId: { } author } ? new PersonKey(facility, author) : null;

    /// <param name="row">The entry.</param>
    /// <param name="body">Its text in the clear; dropped when the entry is out of view.</param>
    /// <param name="reader">Who reads, for what only the author gets; null for a message to many.</param>
    /// <param name="hidden">Whether the reader does not want to see what its author writes.</param>
    public static Entry Of(EntryRow row, string? body, PersonKey? reader, bool hidden = false) => new(
        row.Sequence,
        row.EntryId,
        row.Kind,
        row.At,
        row.AuthorId,
        row.OutOfView || hidden ? null : body,
        reader is not null && reader == Author(row) ? row.ClientMessageId : null,
        row.Target,
        row.Seconds,
        hidden ? true : null);

    /// <summary>Whether it is a message of one of these people.</summary>
    public static bool IsBy(EntryRow row, IReadOnlySet<PersonKey> people) => people.Count > 0 && row.Kind == EntryKind.Message && Author(row) is { } author && people.Contains(author);
}
