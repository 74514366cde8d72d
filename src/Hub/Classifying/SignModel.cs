using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Classifying;

/// <summary>Two people sign a candidate that passed its gate and its time in the shadow; with the second signature it is the model in force.</summary>
internal sealed class SignModel(Store store, ShadowModel shadow, ClassifierInUse inUse)
{
    public const int Needed = 2;

    public async Task<Reply<ModelSigned>> HandleAsync(PersonKey caller, SignCandidate signature, CancellationToken cancellation)
    {
        await inUse.Changing.WaitAsync(cancellation);
        try
        {
            return await SignAsync(caller, signature, cancellation);
        }
        finally
        {
            inUse.Changing.Release();
        }
    }

    private async Task<Reply<ModelSigned>> SignAsync(PersonKey caller, SignCandidate signature, CancellationToken cancellation)
    {
        var candidacy = shadow.Candidacy;

        // Read before the write lock: messages wait while its bytes go into the database, and not for the folder that it lies in.
        var content = candidacy?.Content();
        var reply = await store.ActAsync<ModelSigned>(
            caller, "model-signed", $"model:{candidacy?.Candidate.Sha256 ?? "none"}", act => Sign(act, candidacy, content, signature), cancellation);
        if (reply.Ok is { InForce: true })
        {
            inUse.Use(candidacy!.Candidate);
            await shadow.OpenAgainAsync();
        }

        return reply;
    }

    private static Reply<ModelSigned> Sign(RecordedAct act, Candidacy? candidacy, byte[]? content, SignCandidate signature)
    {
        if (!act.HoldsAny(ModelRoles.Signers))
        {
            return Refusals.NotFound;
        }

        if (candidacy is null)
        {
            return new Refusal(RefusalCode.NotPossible, "No candidate is being tried. An administrator sets one up: Classifier:Candidate.");
        }

        if (candidacy.StillNeeded is { Count: > 0 } needed)
        {
            return new Refusal(RefusalCode.NotPossible, string.Join(' ', needed));
        }

        var (candidate, report) = (candidacy.Candidate.Sha256, candidacy.ReportSha256!);
        if ((signature.Sha256, signature.ReportSha256) != (candidate, report))
        {
            return new Refusal(RefusalCode.Conflict, "The candidate or its report is another than you read. Read them again, then sign.");
        }

        if (content is null)
        {
            return new Refusal(RefusalCode.NotPossible, "The candidate's file was changed or removed since it was opened. Put it back, or restart the server with another.");
        }

        if (ModelRows.NameInForce(act.Db) != candidacy.InForce)
        {
            return new Refusal(RefusalCode.NotPossible, "Another model came into force since this one was tried. It has to be tried beside that one.");
        }

        var valid = ModelRows.Signatures(act.Db, candidacy, act.Now);
        act.Db.ModelSignatures.RemoveRange(act.Db.ModelSignatures.Where(row => row.Candidate == candidate).AsEnumerable().Except(valid));
        if (!valid.Exists(row => row.FacilityId == act.By.FacilityId && row.SignerId == act.By.PersonId))
        {
            var row = new ModelSignatureRow
            {
                Candidate = candidate,
                FacilityId = act.By.FacilityId,
                SignerId = act.By.PersonId,
                InForce = candidacy.InForce,
                Report = report,
                At = act.Now,
            };
            act.Db.ModelSignatures.Add(row);
            valid.Add(row);
        }

        act.Details["report"] = report;
        act.Details["follows"] = candidacy.InForce;
        if (valid.Count < Needed)
        {
            return new ModelSigned(valid.Count, InForce: false);
        }

        // They were for this time: who went back from it and wants it again needs two anew.
        act.Db.ModelSignatures.RemoveRange(valid);
        Begin(act, candidacy, content);
        return new ModelSigned(valid.Count, InForce: true);
    }

    private static void Begin(RecordedAct act, Candidacy candidacy, byte[] content)
    {
        var candidate = candidacy.Candidate;
        ModelRows.Keep(act.Db, candidate.Sha256, content);
        ModelRows.Keep(act.Db, candidacy.ReportSha256!, candidacy.Report.Content!);
        act.Db.ModelsInForce.Add(new ModelInForceRow
        {
            Ordinal = ModelRows.Next(act.Db),
            Sha256 = candidate.Sha256,
            Version = candidate.Version,
            Since = act.Now,
            Report = candidacy.ReportSha256,
        });
        ModelRows.Tell(act, candidate.Sha256, candidacy.InForce, candidacy.ReportSha256);
    }
}
