namespace PeerConnect.LoadGenerator.Load;

/// <param name="Rate">Messages a second, over all senders.</param>
/// <param name="Duration">How long is measured.</param>
/// <param name="WarmUp">How long before that the same rate is sent without being measured.</param>
/// <param name="Seed">Decides arrivals, senders and bodies.</param>
/// <param name="MarkEvery">How often a member says how far it has read, if it has read anything.</param>
internal sealed record RateOptions(double Rate, TimeSpan Duration, TimeSpan WarmUp, int Seed, TimeSpan MarkEvery);
