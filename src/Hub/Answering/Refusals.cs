using PeerConnect.Contracts;

namespace PeerConnect.Hub.Answering;

/// <summary>Refusals that several features give, each with its one sentence.</summary>
internal static class Refusals
{
    public static readonly Refusal Malformed = Refuse.Because(RefusalCode.Malformed);

    public static readonly Refusal NotFound = Refuse.Because(RefusalCode.NotFound);

    public static readonly Refusal SignInNeeded = Refuse.Because(RefusalCode.SignInNeeded);

    public static readonly Refusal NotStored = Refuse.Because(RefusalCode.NotStored, TimeSpan.FromSeconds(5));

    public static readonly Refusal ServerFault = Refuse.Because(RefusalCode.ServerFault);

    public static Refusal InvalidInput(params IReadOnlyList<string> faults) =>
        new(RefusalCode.InvalidInput, faults.Count == 1 ? faults[0] : "Some of the input cannot be taken; each fault is listed.", null, faults);
}
