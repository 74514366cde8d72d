using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>What help there is at a facility: in its own words, the same for everybody there, without sign-in too.</summary>
public sealed class What_help_there_is_here : IAsyncLifetime
{
    private const string Ours = "Tell Officer Diaz.";
    private const string Letters = "Letters go by the blue box.";
    private const string InSpanish = "Las cartas van en la caja azul.";
    private RequestWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RequestWorld.StartAsync(PlainPolicy.Version1 with
    {
        Signposts = [new SignpostText(SignpostKind.Safety, NoticeLanguage.English, Ours)],
        WhereToFind = [new WhereToFindText(NotOffered.LegalMail, NoticeLanguage.English, Letters), new WhereToFindText(NotOffered.LegalMail, NoticeLanguage.Spanish, InSpanish)],
    });

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_resident_then_the_facilitys_words_come_where_it_has_some_and_the_built_in_ones_elsewhere()
    {
        var help = TestCaller.Ok(await world.As(world.Cases.Resident).GetAsync<HelpHere>("help"));
        Assert.Equal([HelpKind.SelfHarm, HelpKind.SexualAbuse, HelpKind.Safety, HelpKind.LegalMail], help.Texts.Select(text => text.Kind));
        Assert.Equal([Ours, Letters], help.Texts.TakeLast(2).Select(text => text.Text));
        Assert.All(help.Texts, text => Assert.NotEmpty(text.Text));
    }

    [Fact]
    public async Task Given_somebody_signed_in_who_reads_spanish_then_it_comes_in_spanish_unless_the_request_names_a_language()
    {
        var resident = world.As(world.Cases.Resident);
        Assert.Contains(TestCaller.Ok(await resident.GetAsync<HelpHere>("help")).Texts, text => text.Text == Letters);
        TestCaller.Ok(await resident.PutAsync<Done>("me/language", new ChooseLanguage("es")));
        Assert.Contains(TestCaller.Ok(await resident.GetAsync<HelpHere>("help")).Texts, text => text.Text == InSpanish);
        Assert.Contains(TestCaller.Ok(await resident.GetAsync<HelpHere>("help?language=en")).Texts, text => text.Text == Letters);
    }

    [Fact]
    public async Task Given_a_kiosk_without_sign_in_then_its_own_facilitys_words_come_whatever_facility_is_named()
    {
        var kiosk = await world.KioskAsync();
        Assert.Contains(TestCaller.Ok(await kiosk.GetAsync<HelpHere>("help")).Texts, text => text.Text == Ours);
        Assert.Contains(TestCaller.Ok(await kiosk.GetAsync<HelpHere>("help?facility=nowhere")).Texts, text => text.Text == Ours);
        Assert.Contains(TestCaller.Ok(await kiosk.GetAsync<HelpHere>("help?language=es")).Texts, text => text.Text == InSpanish);
        Assert.Equal(RefusalCode.InvalidInput, (await kiosk.GetAsync<HelpHere>("help?language=xx")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_nobody_signed_in_at_no_device_then_the_facility_has_to_be_named_and_what_comes_is_the_same_for_all()
    {
        using var anybody = new TestCaller(world.Cases.Hub.Address, null);
        Assert.Equal(RefusalCode.NotFound, (await anybody.GetAsync<HelpHere>("help")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await anybody.GetAsync<HelpHere>("help?facility=nowhere")).Refusal?.Code);
        var named = TestCaller.Ok(await anybody.GetAsync<HelpHere>("help?facility=seed"));
        Assert.Equal(TestCaller.Ok(await world.As(world.Cases.Resident).GetAsync<HelpHere>("help")).Texts, named.Texts);
    }

    [Fact]
    public async Task Given_another_facility_then_its_people_get_its_own_words() =>
        Assert.DoesNotContain(TestCaller.Ok(await world.As(world.Cases.Foreigner).GetAsync<HelpHere>("help?facility=seed")).Texts, text => text.Text == Ours);
}
