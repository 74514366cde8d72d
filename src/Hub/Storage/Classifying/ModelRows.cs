using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Storage.Classifying;

/// <summary>Which models came into force, and their files. Without any row the model that ships is in force.</summary>
internal static class ModelRows
{
    public static ModelInForceRow? Last(PeerConnectDb db) => db.ModelsInForce.OrderByDescending(row => row.Ordinal).FirstOrDefault();

    public static int Next(PeerConnectDb db) => (Last(db)?.Ordinal ?? 0) + 1;

    /// <summary>The signatures that count: under this file and this report, to follow this model.</summary>
    public static List<ModelSignatureRow> Signatures(PeerConnectDb db, Candidacy candidacy) =>
        [.. db.ModelSignatures.Where(row => row.Candidate == candidacy.Candidate.Sha256 && row.InForce == candidacy.InForce && row.Report == candidacy.ReportSha256)];

    /// <summary>SHA-256 of the file of the model in force.</summary>
    public static string NameInForce(PeerConnectDb db) => Last(db) is { Shipped: false } last ? last.Sha256 : ShippedModel.Sha256;

    /// <summary>The model that two people brought into force; null where the shipped one is.</summary>
    public static ModelOpening? OpenSigned(Store store)
    {
        using var db = store.Read();
        return Last(db) is { Shipped: false } last ? Open(store, last.Sha256) : null;
    }

    /// <summary>Opens a stored file: the database holds it, so that each backup is whole.</summary>
    public static ModelOpening Open(Store store, string sha256)
    {
        using var db = store.Read();
        return ModelFile.Open($"{sha256} of the database", db.ModelFiles.Find(sha256)?.Content ?? [], ModelPin.Sha256(sha256));
    }

    /// <summary>The model judges for every facility of the server, so each one's auditor finds it in the own chain.</summary>
    public static void Tell(RecordedAct act, string sha256, string follows, string? report)
    {
        foreach (var facility in act.Db.Facilities.Select(row => row.FacilityId).ToList())
        {
            act.Transaction.Audit(new AuditAct(facility, act.ActorId, "model-in-force", $"model:{sha256}", new Dictionary<string, object?> { ["follows"] = follows, ["report"] = report }));
        }
    }
}
