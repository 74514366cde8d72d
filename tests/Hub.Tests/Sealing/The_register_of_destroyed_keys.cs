using System.Text;
using CsCheck;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class The_register_of_destroyed_keys : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"peerconnect-register-{Guid.CreateVersion7():N}");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Given_appended_keys_when_it_is_opened_again_then_they_are_there_in_order()
    {
        var written = Write(3);

        using var register = Open();

        Assert.Equal(written, register.All);
        Assert.True(register.Contains(written[1].KeyId));
        Assert.False(register.Contains(Guid.CreateVersion7()));
        Assert.Equal(DestroyedKeys.Read(path).Head, register.Head);
    }

    [Fact]
    public void Given_a_key_is_appended_twice_then_it_is_there_once()
    {
        var written = Write(1);
        using var register = Open();

        register.Append(written);

        Assert.Single(register.All);
    }

    [Fact]
    public void Given_a_write_that_was_cut_anywhere_then_the_whole_lines_count_and_it_can_be_appended_to()
    {
        Write(3);
        var whole = File.ReadAllBytes(path);
        var header = Encoding.ASCII.GetByteCount(DestroyedKeyList.Header) + 1;
        var line = (whole.Length - header) / 3;

        for (var length = header; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            using (var cut = Open())
            {
                Assert.Equal((length - header) / line, cut.All.Count);
                cut.Append([new DestroyedKey(Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch)]);
            }

            using var again = Open();
            Assert.Equal(((length - header) / line) + 1, again.All.Count);
        }
    }

    [Fact]
    public void Given_any_change_of_a_whole_line_then_the_start_is_refused()
    {
        Write(5);
        var whole = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Where((position, value) => whole[position] != value && value != '\n').Sample(
            (position, value) =>
            {
                var changed = whole.ToArray();
                changed[position] = value;
                var list = DestroyedKeyList.Parse(changed);

                // A lost end of line joins it to the next, or makes the last line half a line.
                Assert.True(list is null || (position == whole.Length - 1 && list.Keys.Count == 4));
            },
            iter: 2_000);

        File.WriteAllText(path, "nothing of the kind\n");
        Assert.Contains("damaged", Assert.Throws<StartRefusedException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_two_copies_then_it_is_known_whether_one_continues_the_other()
    {
        Write(2);
        var older = DestroyedKeys.Read(path);
        using (var register = Open())
        {
            register.Append([new DestroyedKey(Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch)]);
        }

        var newer = DestroyedKeys.Read(path);
        Assert.True(newer.Continues(older));
        Assert.False(older.Continues(newer));
        Assert.True(older.Continues(older));
        File.Delete(path);
        Write(3);
        Assert.False(DestroyedKeys.Read(path).Continues(older));
        Assert.True(DestroyedKeys.Read(path).Continues(DestroyedKeyList.Empty));
    }

    private DestroyedKeys Open() => new(new FileStream(path, DurableFile.Options(FileMode.Open, FileAccess.ReadWrite, FileShare.Read)));

    private List<DestroyedKey> Write(int count)
    {
        DestroyedKeys.Create(path, DestroyedKeyList.Empty);
        var keys = Enumerable.Range(1, count)
            .Select(day => new DestroyedKey(Guid.CreateVersion7(), Guid.CreateVersion7(), new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero))).ToList();
        using var register = Open();
        keys.ForEach(key => register.Append([key]));
        return keys;
    }
}
