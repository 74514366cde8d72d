namespace PeerConnect.LoadGenerator.Comparing;

/// <param name="Pairs">How many pairs of runs a step needs.</param>
/// <param name="Seconds">How long each run measures.</param>
/// <param name="WarmUp">How many seconds each run warms up.</param>
/// <param name="SaturationFrom">The rate at which the search for saturation starts.</param>
/// <param name="IdleConnections">How many connections are held without a word.</param>
internal sealed record ComparisonOptions(int Pairs, int Seconds, int WarmUp, int SaturationFrom, int IdleConnections);
