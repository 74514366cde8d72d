using CsCheck;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class An_escrow
{
    private const string Passphrase = "four words in a safe";
    private static readonly byte[] KeyFile = KeyFileContent.New().Serialise();
    private static readonly byte[] Sealed = Escrow.Seal(KeyFile, Passphrase);

    [Fact]
    public void Gives_the_key_file_back_for_its_passphrase_alone()
    {
        Assert.Equal(KeyFile, Escrow.Open(Sealed, Passphrase));
        Assert.Contains("passphrase", Assert.Throws<StartRefusedException>(() => Escrow.Open(Sealed, Passphrase + " ")).Message, StringComparison.Ordinal);
        Assert.Equal(-1, Sealed.AsSpan().IndexOf(KeyFile.AsSpan(20, 40)));
    }

    [Fact]
    public void Of_the_same_key_file_is_another_every_time() => Assert.NotEqual(Sealed, Escrow.Seal(KeyFile, Passphrase));

    [Theory]
    [InlineData("\"MemoryKiB\":262144", "\"MemoryKiB\":131072")]
    [InlineData("\"Passes\":3", "\"Passes\":2")]
    [InlineData("\"MemoryKiB\":262144", "\"MemoryKiB\":2000000000")]
    [InlineData("\"Passes\":3", "\"Passes\":2000000000")]
    [InlineData("argon2id", "argon2i")]
    public void That_was_weakened_does_not_open(string what, string instead)
    {
        var text = System.Text.Encoding.UTF8.GetString(Sealed);
        Assert.Contains(what, text, StringComparison.Ordinal);
        Assert.Throws<StartRefusedException>(() => Escrow.Open(System.Text.Encoding.UTF8.GetBytes(text.Replace(what, instead, StringComparison.Ordinal)), Passphrase));
    }

    [Fact]
    public void That_is_no_escrow_is_refused() => Gen.Byte.Array[0, 64].Sample(
        bytes => Assert.Throws<StartRefusedException>(() => Escrow.Open(bytes, Passphrase)), iter: 200);
}
