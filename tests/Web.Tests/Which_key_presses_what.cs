using System.Reflection;
using PeerConnect.Staff.Frame;

namespace PeerConnect.Web.Tests;

/// <summary>A key on the staff's pages does one thing: whoever presses it does not have to look what else is on the page.</summary>
public sealed class Which_key_presses_what
{
    [Fact]
    public void Given_all_keys_of_the_staffs_pages_then_no_two_acts_share_one()
    {
        var keys = typeof(Keys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.True(keys.Count > 20);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(keys.Where(key => key != Keys.Leave), key => Assert.Matches("^[A-Z0-9]$", key));
    }
}
