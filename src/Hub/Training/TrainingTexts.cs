using System.Text.Json;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Training;

/// <summary>Seals what a training row holds, twice, and opens it: gone with the message's key, and gone with the key of the author's yes.</summary>
internal sealed class TrainingTexts(Sealer sealer)
{
    // The server compares two labels; nobody sees either.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>Null where one of the keys was destroyed.</summary>
    /// <param name="row">Whose place it is bound to.</param>
    /// <param name="messageKey">The key that sealed the message.</param>
    /// <param name="text">What it holds.</param>
    public byte[]? Seal(TrainingRow row, Guid messageKey, TrainingText text) =>
        sealer.SealUnder(row.ConsentKeyId, Inside(row), JsonSerializer.Serialize(text)) is { } inside
            ? sealer.SealUnder(messageKey, Outside(row), Convert.ToBase64String(inside))
            : null;

    /// <summary>For the server alone; null where one of the keys was destroyed.</summary>
    public TrainingText? ForServer(TrainingRow row) => Open(Machine, row);

    /// <summary>After the view was recorded; null where one of the keys was destroyed since.</summary>
    public TrainingText? ForViewer(TrainingRow row, PersonKey viewer) => Open(new ReadGrant(GrantReason.RecordedView, viewer.PersonId), row);

    private TrainingText? Open(ReadGrant grant, TrainingRow row) =>
        sealer.OpenIfWhole(grant, Outside(row), row.Sealed) is { } outside
            && sealer.OpenIfWhole(grant, Inside(row), Convert.FromBase64String(outside.Text)) is { } inside
            ? JsonSerializer.Deserialize<TrainingText>(inside.Text)
            : null;

    private static Place Outside(TrainingRow row) => new(row.HomeFacilityId, SealedKind.TrainingRow, row.RowId, row.ConversationId, row.Sequence, row.AuthorId);

    private static Place Inside(TrainingRow row) => new(row.FacilityId, SealedKind.TrainingText, row.RowId, row.ConversationId, row.Sequence, row.AuthorId);
}
