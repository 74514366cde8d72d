using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>Each list of http.md, on a server where nothing but lists is asked for: other calls hand things from one facility to the other, as they should.</summary>
public sealed class The_lists_of_two_facilities(ListsWorld world) : IClassFixture<ListsWorld>
{
    public static TheoryData<string, string> Lists =>
        [.. HttpRow.All.Where(row => row.OtherFacility == "Own").SelectMany(row => row.Roles.Select(role => (row.Endpoint, role.ToString())))];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Given_two_facilities_when_an_allowed_role_asks_for_a_list_then_it_holds_its_own_and_nothing_of_the_other(string endpoint, string caller)
    {
        var row = HttpRow.Of(endpoint);
        var role = Enum.Parse<Role>(caller);
        var (here, there) = (world.Ours(row, role), world.Theirs(role));
        var (ours, theirs) = (await world.SendAsync(row, here.Token, world.Nothing), await world.SendAsync(row, there.Token, world.Nothing));
        Assert.Equal(("Ok", "Ok"), (ours.Said, theirs.Said));

        Assert.Contains(world.IdsOf(here.Key.FacilityId), id => ours.Text.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(world.IdsOf(here.Key.FacilityId), id => theirs.Text.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(world.IdsOf(there.Key.FacilityId), id => ours.Text.Contains(id, StringComparison.Ordinal));
    }
}

/// <summary>The two facilities with the scenes of one row: lists change nothing, and each scene has one of everything.</summary>
public sealed class ListsWorld : HttpWorld
{
    private protected override IEnumerable<HttpRow> ScenesOf => HttpRow.All.Where(row => row.OwnPath != "-").Take(1);
}
