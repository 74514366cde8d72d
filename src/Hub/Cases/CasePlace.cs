using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Where the sealed texts of a case belong.</summary>
internal static class CasePlace
{
    /// <summary>A message or line of context: moved to another case, conversation, place or author it does not open.</summary>
    public static Place Of(CaseMessageRow row) => row.Held
        ? new(row.FacilityId, SealedKind.HeldCaseMessage, row.EntryId, row.CaseId, 0, row.AuthorId)
        : new(row.FacilityId, SealedKind.CaseMessage, row.CaseId, row.ConversationId, row.Sequence, row.AuthorId);

    /// <summary>What somebody told in own words.</summary>
    public static Place Words(RaisedRow row) => new(row.FacilityId, SealedKind.RaisedWords, row.RaisedId, row.CaseId, 0, row.SourceId);

    /// <summary>The note on the decision.</summary>
    public static Place Note(CaseRow row, Guid deciderId) => new(row.FacilityId, SealedKind.CaseNote, row.CaseId, row.ConversationId, 0, deciderId);
}
