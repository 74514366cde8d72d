using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Transparency;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>The model in force and the candidate beside it, in numbers from which no single message can be told.</summary>
internal sealed class ReadModels(ClassifierInUse inUse, ShadowModel shadow, Store store)
{
    public ModelOverview Overview(PersonKey reader)
    {
        using var db = store.Read();
        return new ModelOverview(
            Name(inUse.InForce),
            shadow.Seen is { } seen ? Shadow(seen.Candidate, seen.Numbers) : null,
            shadow.Refusal,
            shadow.Candidacy is { } candidacy ? Candidacy(ModelRows.Signatures(db, candidacy, store.Now()), candidacy, reader) : null,
            [.. db.ModelsInForce.OrderByDescending(row => row.Ordinal).AsEnumerable().Select(row => new ModelBegan(new ModelName(row.Version, row.Sha256), row.Since, row.WentBack))],
            inUse.MissesOneIn);
    }

    // These numbers run on. Whoever reads them before and after a message must not see what it did: in fives, the step says only that one of several was of the kind.
    public static long InFives(long count) => count - (count % Withholding.Fewest);

    private static ModelShadow Shadow(Model candidate, ShadowNumbers numbers) => new(
        Name(candidate)!,
        numbers.Since,
        InFives(numbers.Messages),
        InFives(numbers.Agreed),
        InFives(numbers.Missed),
        [
            .. numbers.Cells.Where(cell => cell.InForce != cell.Candidate && cell.Messages >= Withholding.Fewest)
                .Select(cell => new ShadowDifference(PolicyWords.Category(cell.Category), cell.InForce, cell.Candidate, InFives(cell.Messages))),
        ]);

    private static ModelName? Name(Model? model) => model is null ? null : new ModelName(model.Version, model.Sha256);

    private static ModelCandidacy Candidacy(List<ModelSignatureRow> signed, Candidacy candidacy, PersonKey reader) => new(
        candidacy.ReportSha256,
        candidacy.StillNeeded,
        signed.Count,
        signed.Exists(row => row.FacilityId == reader.FacilityId && row.SignerId == reader.PersonId),
        candidacy.Candidate.MissesOneIn);
}
