using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Hub.Storage.Classifying;

/// <summary>Which models came into force, and their files. Without any row the model that ships is in force.</summary>
internal static class ModelRows
{
    private const string InForceAct = "model-in-force";

    public static ModelInForceRow? Last(PeerConnectDb db) => db.ModelsInForce.OrderByDescending(row => row.Ordinal).FirstOrDefault();

    public static int Next(PeerConnectDb db) => (Last(db)?.Ordinal ?? 0) + 1;

    /// <summary>The signatures that count: under this file and this report, to follow this model, by people who may still sign.</summary>
    public static List<ModelSignatureRow> Signatures(PeerConnectDb db, Candidacy candidacy, DateTimeOffset now) =>
    [
        .. db.ModelSignatures.Where(row => row.Candidate == candidacy.Candidate.Sha256 && row.InForce == candidacy.InForce && row.Report == candidacy.ReportSha256).AsEnumerable()
            .Where(row => ModelRoles.Signers.Any(role => db.Holds(new PersonKey(row.FacilityId, row.SignerId), role, now))),
    ];

    /// <summary>SHA-256 of the file of the model in force.</summary>
    public static string NameInForce(PeerConnectDb db) => Last(db) is { Shipped: false } last ? last.Sha256 : ShippedModel.Sha256;

    /// <summary>The model that two people brought into force; null where the shipped one is.</summary>
    public static ModelOpening? OpenSigned(Store store)
    {
        using var db = store.Read();
        return Last(db) is { Shipped: false } last ? Open(store, last.Sha256) : null;
    }

    /// <summary>Opens a stored file: the database holds it, so that each backup is whole. Refused where no chain knows that it came into force.</summary>
    public static ModelOpening Open(Store store, string sha256)
    {
        using var db = store.Read();
        if (!IsRecorded(db, sha256))
        {
            return new ModelOpening(null, $"The model {sha256} of the database was refused: no record says that it came into force. Somebody changed the database: tell the auditor, then go back.");
        }

        var opening = ModelFile.Open($"{sha256} of the database", Content(db, sha256), ModelPin.Sha256(sha256));
        return opening.Model is { } model ? opening with { Model = model.ButMisses(Measured(db, sha256)) } : opening;
    }

    /// <summary>Keeps the bytes of a model, or of the report that was signed with it.</summary>
    public static void Keep(PeerConnectDb db, string sha256, byte[] content)
    {
        if (!db.ModelFiles.Any(row => row.Sha256 == sha256))
        {
            db.ModelFiles.Add(new ModelFileRow { Sha256 = sha256, Content = content });
        }
    }

    /// <summary>What the report says that was signed with it, the latest where there were several; more than half where it cannot be read.</summary>
    private static int Measured(PeerConnectDb db, string sha256) =>
        db.ModelsInForce.Where(row => row.Sha256 == sha256 && row.Report != null).OrderByDescending(row => row.Ordinal).Select(row => row.Report).FirstOrDefault() is { } report
            ? GateReport.Read(Content(db, report))?.MissesOneIn ?? 1
            : 1;

    private static byte[] Content(PeerConnectDb db, string sha256) => db.ModelFiles.Find(sha256)?.Content ?? [];

    private static bool IsRecorded(PeerConnectDb db, string sha256)
    {
        var subject = Subject(sha256);
        return db.Facilities.Any(facility => db.Audit.Any(row => row.FacilityId == facility.FacilityId && row.Subject == subject && row.Act == InForceAct));
    }

    private static string Subject(string sha256) => $"model:{sha256}";

    /// <summary>The model judges for every facility of the server, so each one's auditor finds it in the own chain.</summary>
    public static void Tell(RecordedAct act, string sha256, string follows, string? report)
    {
        foreach (var facility in act.Db.Facilities.Select(row => row.FacilityId).ToList())
        {
            act.Transaction.Audit(new AuditAct(facility, act.ActorId, InForceAct, Subject(sha256), new Dictionary<string, object?> { ["follows"] = follows, ["report"] = report }));
        }
    }
}
