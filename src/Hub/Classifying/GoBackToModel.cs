using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>The model before the one in force judges again, or the shipped one where neither of the two opens. One person is enough: two had signed for it, or it shipped, and a model that does harm must not wait for a second.</summary>
internal sealed class GoBackToModel(Store store, ShadowModel shadow, ClassifierInUse inUse, IOptions<ClassifierOptions> options)
{
    public async Task<Reply<Done>> HandleAsync(PersonKey caller, LeaveModel leave, CancellationToken cancellation)
    {
        await inUse.Changing.WaitAsync(cancellation);
        try
        {
            return await GoBackAsync(caller, leave, cancellation);
        }
        finally
        {
            inUse.Changing.Release();
        }
    }

    private async Task<Reply<Done>> GoBackAsync(PersonKey caller, LeaveModel leave, CancellationToken cancellation)
    {
        // Opened before the write lock: nobody's message waits for a file.
        var (last, before) = Steps();
        var (former, shipped) = Former(last, before);
        var reply = await store.ActAsync<Done>(
            caller, "model-left", $"model:{last?.Sha256 ?? ShippedModel.Sha256}", act => GoBack(act, last, former, shipped, leave), cancellation);
        if (reply.Ok is not null)
        {
            inUse.Use(former!.Model!);
            await shadow.OpenAgainAsync();
        }

        return reply;
    }

    private static Reply<Done> GoBack(RecordedAct act, ModelInForceRow? last, ModelOpening? former, bool shipped, LeaveModel leave)
    {
        if (!act.HoldsAny(ModelRoles.Signers))
        {
            return Refusals.NotFound;
        }

        if (last is null || former is null)
        {
            return new Refusal(RefusalCode.NotPossible, "There is no model to go back to. Another one comes into force by two signatures.");
        }

        if (leave.Sha256 != last.Sha256)
        {
            return new Refusal(RefusalCode.Conflict, "Another model is in force than you read. Read it again, then decide.");
        }

        if (former.Model is not { } model)
        {
            return new Refusal(RefusalCode.NotPossible, former.Refusal!);
        }

        act.Db.ModelsInForce.Add(new ModelInForceRow
        {
            Ordinal = ModelRows.Next(act.Db),
            Sha256 = model.Sha256,
            Version = model.Version,
            Since = act.Now,
            Shipped = shipped,
            WentBack = true,
        });
        ModelRows.Tell(act, model.Sha256, last.Sha256, report: null);
        return Done.Value;
    }

    /// <summary>Where one goes back to; null where that was done already. While the list of words stands in there is always a way: to the model before, else to the shipped one.</summary>
    private (ModelOpening? Former, bool Shipped) Former(ModelInForceRow? last, ModelInForceRow? before)
    {
        if (last is null || (last.WentBack && inUse.InForce is not null))
        {
            return (null, false);
        }

        // Who went back left the model before that on purpose.
        return !last.WentBack && before is { Shipped: false } && ModelRows.Open(store, before.Sha256) is { Model: not null } signed
            ? (signed, false)
            : (ShippedModel.Open(options.Value.ModelFile), true);
    }

    private (ModelInForceRow? Last, ModelInForceRow? Before) Steps()
    {
        using var db = store.Read();
        var steps = db.ModelsInForce.OrderByDescending(row => row.Ordinal).Take(2).ToList();
        return (steps.ElementAtOrDefault(0), steps.ElementAtOrDefault(1));
    }
}
