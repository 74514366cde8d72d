using System.Security.Cryptography;

namespace PeerConnect.Hub.Samples;

/// <summary>
/// Chance alone: neither the message nor one of its ids says whether it was drawn, because its author knows both. A test puts its own numbers in.
/// </summary>
/// <param name="below">A number from 0 on and below the one that is given.</param>
internal sealed class SampleDraw(Func<int, int> below)
{
    public static SampleDraw AtRandom { get; } = new(RandomNumberGenerator.GetInt32);

    /// <summary>Whether this one is drawn; of one in one each is.</summary>
    public bool Falls(int oneIn) => oneIn <= 1 || below(oneIn) == 0;
}
