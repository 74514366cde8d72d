using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class Consent : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey ana;
    private PersonKey sol;
    private Guid pair;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(sol);
        pair = await world.PairAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Comes_before_the_first_message_and_is_to_the_notice_that_was_read(string language)
    {
        var notices = Notices();
        var notice = notices.Find(ana.FacilityId, language)!;
        Assert.Equal(RefusalCode.ConsentNeeded, world.SendRefusal(ana, pair));
        Assert.NotEmpty(world.Reads(ana, pair));

        Assert.NotNull((await GiveAsync(notices, new GiveConsent(notice.PolicyVersion, notice.Hash))).Ok);

        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "consent-given" && row.Details.Contains(notice.Hash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_anything_else_than_the_notice_in_force_is_refused()
    {
        var notices = Notices();
        var notice = notices.Find(ana.FacilityId, "en")!;
        foreach (var stale in new[] { new GiveConsent(notice.PolicyVersion, new string('0', 64)), new GiveConsent(notice.PolicyVersion + 1, notice.Hash), new GiveConsent(0, "") })
        {
            Assert.Equal(RefusalCode.ConsentNeeded, (await GiveAsync(notices, stale)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.ConsentNeeded, world.SendRefusal(ana, pair));
    }

    [Fact]
    public async Task To_an_older_policy_does_not_carry_over()
    {
        var old = Notices().Find(ana.FacilityId, "en")!;
        await GiveAsync(Notices(), new GiveConsent(old.PolicyVersion, old.Hash));
        Assert.Null(world.SendRefusal(ana, pair));
        await world.ChangeAsync(tx =>
        {
            foreach (var row in tx.Db.Policies.Where(row => row.FacilityId == ApprovalWorld.North))
            {
                row.SupersededAt = tx.Now;
            }

            var next = PlainPolicy.Version1 with { Version = 2 };
            tx.Db.Policies.Add(new PolicyRow { FacilityId = ApprovalWorld.North, Version = 2, Document = next.ToJson(), ConsentFrom = 2, EffectiveAt = tx.Now });
            tx.TouchPerson(ana.FacilityId, ana.PersonId);
        });

        Assert.Equal(RefusalCode.ConsentNeeded, world.SendRefusal(ana, pair));
        var notices = Notices();
        Assert.Equal(RefusalCode.ConsentNeeded, (await GiveAsync(notices, new GiveConsent(old.PolicyVersion, old.Hash))).Refusal?.Code);
        var notice = notices.Find(ana.FacilityId, "en")!;
        Assert.NotNull((await GiveAsync(notices, new GiveConsent(notice.PolicyVersion, notice.Hash))).Ok);
        Assert.Null(world.SendRefusal(ana, pair));
    }

    [Fact]
    public async Task Withdrawn_leaves_reading_and_ends_writing_until_it_is_given_again()
    {
        var notices = Notices();
        var notice = notices.Find(ana.FacilityId, "en")!;
        var consent = new GiveConsent(notice.PolicyVersion, notice.Hash);
        await GiveAsync(notices, consent);
        Assert.Null(world.SendRefusal(ana, pair));

        Assert.NotNull((await new ConsentToNotice(world.Store, notices).WithdrawAsync(ana, CancellationToken.None)).Ok);

        Assert.Equal(RefusalCode.ConsentNeeded, world.SendRefusal(ana, pair));
        await world.WriteAsync(sol, pair);
        Assert.Equal(EntryKind.Message, world.Reads(ana, pair)[^1].Kind);
        Assert.Null(world.SendRefusal(sol, pair));
        await GiveAsync(notices, consent);
        Assert.Null(world.SendRefusal(ana, pair));
    }

    [Fact]
    public void The_notice_is_made_from_the_policy_in_force()
    {
        var notice = Notices().Find(ana.FacilityId, "en")!;

        var expected = Notice.Generate(PlainPolicy.Version1, 7, NoticeLanguage.English);
        Assert.Equal(expected.Sha256, notice.Hash);
        Assert.Equal(expected.Paragraphs.Select(paragraph => paragraph.Text), notice.Paragraphs);
        Assert.Null(Notices().Find(ana.FacilityId, "fr"));
    }

    private NoticeBook Notices() => new(new PolicyBook(world.Store), _ => new ScopeNames("north", [], []), () => 7);

    private Task<Reply<Done>> GiveAsync(NoticeBook notices, GiveConsent consent) => new ConsentToNotice(world.Store, notices).GiveAsync(ana, consent, CancellationToken.None);
}
