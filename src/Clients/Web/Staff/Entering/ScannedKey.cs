using System.Globalization;
using System.Text;
using QRCoder;

namespace PeerConnect.Staff.Entering;

/// <summary>The squares that an authenticator app scans, made on this page: no other host learns the key, and no style is written for them.</summary>
internal sealed class ScannedKey
{
    public ScannedKey(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        (Size, Path) = (code.ModuleMatrix.Count, path.ToString());
    }

    /// <summary>Squares in each direction, with the quiet zone around them.</summary>
    public int Size { get; }

    /// <summary>The dark squares, as a path of SVG.</summary>
    public string Path { get; }
}
