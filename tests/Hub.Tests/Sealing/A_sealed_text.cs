using CsCheck;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class A_sealed_text
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Guid Conversation = Guid.CreateVersion7();
    private static readonly KeyOwner Owner = KeyOwner.Conversation(Facility, Conversation);
    private static readonly Place Place = new(Facility, SealedKind.Message, Guid.CreateVersion7(), Conversation, 7, Guid.CreateVersion7());

    [Fact]
    public async Task Opens_where_it_was_put_and_nowhere_else()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var sealedBytes = await folder.SealAsync(Owner, Place, "I will be at the gate");

        Assert.Equal("I will be at the gate", folder.Open(Place, sealedBytes));
        Place[] elsewhere =
        [
            Place with { Kind = SealedKind.CaseMessage }, Place with { RecordId = Guid.CreateVersion7() },
            Place with { ConversationId = Guid.CreateVersion7() }, Place with { Sequence = 8 }, Place with { SenderId = Guid.CreateVersion7() },
        ];
        Assert.All(elsewhere, other => Assert.Throws<SealBrokenException>(() => folder.Open(other, sealedBytes)));
    }

    [Fact]
    public async Task Does_not_open_after_any_single_bit_was_changed()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var sealedBytes = await folder.SealAsync(Owner, Place, "see you on Tuesday");

        Gen.Int[0, (sealedBytes.Length * 8) - 1].Sample(
            bit =>
            {
                var changed = sealedBytes.ToArray();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));

                // A changed key id names a key that does not exist, which is the same as one that was destroyed.
                string? opened = null;
                var fault = Record.Exception(() => opened = folder.Open(Place, changed));
                Assert.True(fault is null or SealBrokenException);
                Assert.Null(opened);
            },
            iter: 500);
    }

    [Fact]
    public async Task Opens_after_a_restart_and_is_not_in_the_files()
    {
        var folder = await SealedFolder.OpenAsync();
        var sealedBytes = await folder.SealAsync(Owner, Place, "canary-in-a-message");
        await folder.CloseAsync();

        await using var again = await SealedFolder.OpenAsync(folder.Path);

        Assert.Equal("canary-in-a-message", again.Open(Place, sealedBytes));
        Assert.All(Directory.GetFiles(again.Path).Where(path => !path.EndsWith("lock", StringComparison.Ordinal)), path =>
            Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf("canary-in-a-message"u8)));
    }

    [Fact]
    public async Task Of_a_new_week_or_another_policy_has_a_key_of_its_own()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var first = KeyOwner.Messages(Facility, Conversation, new Keeping(KeptKind.Messages, Facility, 1, TimeSpan.FromDays(90)));
        var other = KeyOwner.Messages(Facility, Conversation, new Keeping(KeptKind.Messages, Facility, 2, TimeSpan.FromDays(30)));
        var thursday = await folder.SealAsync(first, Place, "on Thursday");
        folder.Time.Advance(TimeSpan.FromDays(3));
        var sunday = await folder.SealAsync(first, Place, "on Sunday");
        var changed = await folder.SealAsync(other, Place, "under the next policy");
        folder.Time.Advance(TimeSpan.FromDays(1));
        var monday = await folder.SealAsync(first, Place, "on Monday");

        Assert.Equal(Envelope.KeyId(thursday), Envelope.KeyId(sunday));
        Assert.Equal(3, new[] { sunday, changed, monday }.Select(text => Envelope.KeyId(text)).Distinct().Count());
        Assert.Equal(
            ["on Thursday", "on Sunday", "under the next policy", "on Monday"],
            [folder.Open(Place, thursday), folder.Open(Place, sunday), folder.Open(Place, changed), folder.Open(Place, monday)]);
    }

    [Fact]
    public async Task Is_not_readable_when_the_transaction_that_made_its_key_was_rolled_back()
    {
        await using var folder = await SealedFolder.OpenAsync();
        byte[] lost;
        await using (var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            lost = folder.Sealer.Seal(transaction, Owner, Place, "never stored");
        }

        Assert.Null(folder.Open(Place, lost));
        var kept = await folder.SealAsync(Owner, Place, "stored");
        Assert.Equal("stored", folder.Open(Place, kept));
    }

    [Fact]
    public async Task Is_reported_as_changed_when_its_wrapped_key_was_changed_or_moved()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var sealedBytes = await folder.SealAsync(Owner, Place, "under a key");
        var keyId = Envelope.KeyId(sealedBytes);
        folder.Ring.Forget(keyId);
        await ChangeAsync(folder, row => row.Wrapped![^1] ^= 1);

        Assert.Throws<SealBrokenException>(() => folder.Open(Place, sealedBytes));

        await ChangeAsync(folder, row => row.Wrapped![^1] ^= 1);
        Assert.Equal("under a key", folder.Open(Place, sealedBytes));
    }

    private static async Task ChangeAsync(SealedFolder folder, Action<DataKeyRow> change)
    {
        await using var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken);
        var row = transaction.Db.DataKeys.Single();
        change(row);
        transaction.Db.Entry(row).Property(key => key.Wrapped).IsModified = true;
        await transaction.CommitAsync();
    }
}
