using System.Diagnostics.Metrics;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Words the outcomes of sign-in, and counts them.</summary>
internal sealed class SignInMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly Counter<long> signIns;

    public SignInMetrics(IMeterFactory meters, SessionRegistry sessions)
    {
        meter = meters.Create(Metrics.Meter + "People");
        signIns = meter.CreateCounter<long>("peerconnect.sign_ins", description: "Sign-ins by outcome.");
        meter.CreateObservableGauge("peerconnect.sessions", () => sessions.Count, description: "Live sessions.");
    }

    public SignedIn Right(SignedIn answer)
    {
        Count("right");
        return answer;
    }

    public Refusal Wrong()
    {
        Count("wrong");
        return Refuse.Because(RefusalCode.WrongCredentials);
    }

    public Refusal Throttled(TimeSpan wait)
    {
        Count("throttled");
        return Refuse.Because(RefusalCode.LockedOut, wait);
    }

    public Refusal Busy()
    {
        Count("busy");
        return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(2));
    }

    public void Dispose() => meter.Dispose();

    private void Count(string outcome) => signIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
