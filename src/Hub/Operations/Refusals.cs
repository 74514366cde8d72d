using PeerConnect.Contracts;

namespace PeerConnect.Hub.Operations;

/// <summary>Refusals that several features give, each with its one sentence.</summary>
internal static class Refusals
{
    public static readonly Refusal Malformed = new(RefusalCode.Malformed, "The request does not have the documented form.");

    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "There is no such thing, or it is not yours.");

    public static readonly Refusal SignInNeeded = new(RefusalCode.SignInNeeded, "You are not signed in any more. Sign in again.");

    public static readonly Refusal NotStored = new(
        RefusalCode.NotStored, "The server cannot store anything now, and nothing was changed. Keep what you have and try again.", 5_000);

    public static readonly Refusal ServerFault = new(
        RefusalCode.ServerFault, "Something went wrong on the server. Look whether your change is there before you try again.");

    public static Refusal InvalidInput(params IReadOnlyList<string> faults) =>
        new(RefusalCode.InvalidInput, faults.Count == 1 ? faults[0] : "Some of the input cannot be taken; each fault is listed.", null, faults);
}
