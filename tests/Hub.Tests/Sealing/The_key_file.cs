using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class The_key_file : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-").FullName;

    private string FilePath => Path.Combine(folder, "key-file");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Given_none_and_no_database_then_one_is_made_for_its_owner_alone()
    {
        using var made = new KeyFile(FilePath, mayCreate: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        using var again = new KeyFile(FilePath, mayCreate: false);
        Assert.Equal(made.CurrentKeyId, again.CurrentKeyId);
        Assert.True(made.Pepper.SequenceEqual(again.Pepper));
        Assert.False(made.Pepper.SequenceEqual(made.AuditSeed));
    }

    [Fact]
    public void Given_none_but_a_database_then_the_start_is_refused()
    {
        var refused = Assert.Throws<StartRefusedException>(() => new KeyFile(FilePath, mayCreate: false));

        Assert.Contains("Put the key file back", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Given_others_may_read_or_write_it_then_the_start_is_refused(UnixFileMode others)
    {
        new KeyFile(FilePath, mayCreate: true).Dispose();
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        var refused = Assert.Throws<StartRefusedException>(() => new KeyFile(FilePath, mayCreate: false));
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);

        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new KeyFile(FilePath, mayCreate: false).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Format":2}""")]
    [InlineData("""{"Format":1,"Current":"a","Keys":{"a":null},"Pepper":"AAAA","AuditSeed":"AAAA"}""")]
    public void Given_it_is_damaged_then_the_start_is_refused(string content)
    {
        new KeyFile(FilePath, mayCreate: true).Dispose();
        File.WriteAllText(FilePath, content);

        var refused = Assert.Throws<StartRefusedException>(() => new KeyFile(FilePath, mayCreate: false));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_any_byte_of_it_is_lost_then_the_start_is_refused()
    {
        new KeyFile(FilePath, mayCreate: true).Dispose();
        var whole = File.ReadAllBytes(FilePath);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Throws<StartRefusedException>(() => new KeyFile(FilePath, mayCreate: false));
        }
    }

    [Fact]
    public void Given_a_processor_without_aes_then_the_start_is_refused()
    {
        var refused = Assert.Throws<StartRefusedException>(() => KeyFile.RefuseWithoutHardware(supported: false));

        Assert.Contains("AES", refused.Message, StringComparison.Ordinal);
        KeyFile.RefuseWithoutHardware(supported: true);
    }

    [Fact]
    public void Given_a_key_is_added_then_it_is_in_the_file_before_it_is_used_and_the_old_one_stays_until_removed()
    {
        using var file = new KeyFile(FilePath, mayCreate: true);
        var first = file.CurrentKeyId;

        var second = file.AddKey();

        Assert.Equal(second, file.CurrentKeyId);
        using (var read = new KeyFile(FilePath, mayCreate: false))
        {
            Assert.Equal(second, read.CurrentKeyId);
            Assert.NotNull(read.Find(first));
        }

        Assert.Equal([first], file.RemoveKeysExcept(new HashSet<string>()));
        Assert.Null(file.Find(first));
        Assert.NotNull(file.Find(second));
        using var after = new KeyFile(FilePath, mayCreate: false);
        Assert.Equal([second], after.KeyIds);
    }

    [Fact]
    public void Given_the_file_cannot_be_written_then_no_key_is_added()
    {
        using var file = new KeyFile(FilePath, mayCreate: true);
        var first = file.CurrentKeyId;
        Directory.CreateDirectory(FilePath + ".new");

        Assert.ThrowsAny<Exception>(() => file.AddKey());

        Assert.Equal(first, file.CurrentKeyId);
        Assert.Equal([first], file.KeyIds);
    }
}
