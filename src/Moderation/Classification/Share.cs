namespace PeerConnect.Moderation.Classification;

/// <summary>A share with the interval that it may really have (Wilson; 95 % unless asked for a wider one).</summary>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Z">How wide the interval is, in standard deviations.</param>
public readonly record struct Share(int Hits, int Of, double Z = Share.Z95)
{
    /// <summary>An interval of 95 %.</summary>
    public const double Z95 = 1.959964;

    /// <summary>An interval of 99 %.</summary>
    public const double Z99 = 2.575829;

    /// <summary>The share itself; 0 of nothing is 0.</summary>
    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>The lower end; 0 where nothing was counted.</summary>
    public double Low => Bound(-1);

    /// <summary>The upper end; 1 where nothing was counted.</summary>
    public double High => Bound(1);

    private double Bound(int side)
    {
        if (Of == 0)
        {
            return side < 0 ? 0 : 1;
        }

        var p = Value;
        var middle = p + (Z * Z / (2 * Of));
        var reach = Z * Math.Sqrt(((p * (1 - p)) + (Z * Z / (4 * Of))) / Of);
        return Math.Clamp((middle + (side * reach)) / (1 + (Z * Z / Of)), 0, 1);
    }
}
