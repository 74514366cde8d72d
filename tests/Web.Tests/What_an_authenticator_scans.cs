using System.Globalization;
using System.Text.RegularExpressions;
using PeerConnect.Staff.Entering;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace PeerConnect.Web.Tests;

/// <summary>The picture that a page draws of the key is read back by another library than the one that made it.</summary>
public sealed partial class What_an_authenticator_scans
{
    private const int Scale = 4;

    [Theory]
    [InlineData("otpauth://totp/PeerConnect%20North:s.mbeki?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PeerConnect%20North")]
    [InlineData("otpauth://totp/PeerConnect%20Centro%20de%20reinserci%C3%B3n%20de%20la%20Sierra%20Norte%2C%20m%C3%B3dulo%20nueve:maria-fernanda.villanueva?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PeerConnect%20Centro%20de%20reinserci%C3%B3n%20de%20la%20Sierra%20Norte")]
    public void Given_the_address_of_a_key_then_a_scanner_reads_it_from_the_squares(string address)
    {
        var drawn = new ScannedKey(address);
        var side = drawn.Size * Scale;
        var pixels = new byte[side * side];
        Array.Fill(pixels, byte.MaxValue);
        foreach (Match square in Square().Matches(drawn.Path))
        {
            var (x, y) = (Number(square.Groups[1]) * Scale, Number(square.Groups[2]) * Scale);
            for (var line = y; line < y + Scale; line++)
            {
                Array.Fill(pixels, (byte)0, (line * side) + x, Scale);
            }
        }

        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8)));
        Assert.Equal(address, new QRCodeReader().decode(picture, new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h1v1h-1z")]
    private static partial Regex Square();
}
