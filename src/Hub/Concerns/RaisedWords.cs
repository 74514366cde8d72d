using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Concerns;

/// <summary>What somebody tells staff in own words: sealed under the case's key, read with the case alone.</summary>
internal sealed class RaisedWords(Sealer sealer)
{
    /// <summary>Why these words cannot be kept; null for words that can, and for none.</summary>
    public static Refusal? Fault(string? words) => words is not null && (words.Length > Protocol.MaxOwnWords || BodyRules.Check(words) is not null)
        ? Refusals.InvalidInput($"Your own words have 1 to {Protocol.MaxOwnWords} characters of plain text; leave them out for none.")
        : null;

    public byte[]? Seal(WriteTransaction transaction, RaisedRow row, string? words) =>
        words is null ? null : sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Words(row), words);
}
