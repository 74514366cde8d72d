using System.Security.Cryptography;
using PeerConnect.Hub.Cases;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A pseudonym holds within its case and tells nothing outside of it.</summary>
public sealed class What_somebody_is_called_in_a_case
{
    [Fact]
    public void Given_one_case_then_a_person_keeps_the_name_and_two_people_never_share_one()
    {
        var salt = Guid.CreateVersion7().ToByteArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in Enumerable.Range(0, 150).Select(_ => Guid.CreateVersion7()))
        {
            Assert.Equal(Pseudonyms.Code(salt, person), Pseudonyms.Code(salt, person));
            Assert.True(taken.Add(Pseudonyms.Code(salt, person, taken)));
        }
    }

    [Fact]
    public void Given_two_cases_then_the_names_of_one_say_nothing_of_the_names_of_the_other()
    {
        var (one, other) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));

        // Of so many names one in 36,864 people is called the same in both by chance.
        Assert.InRange(Enumerable.Range(0, 1000).Select(_ => Guid.CreateVersion7()).Count(person => Pseudonyms.Code(one, person) == Pseudonyms.Code(other, person)), 0, 3);
    }

    [Fact]
    public void Given_a_long_queue_then_hardly_ever_two_of_it_are_called_the_same()
    {
        var queue = Enumerable.Range(0, 60).Select(_ => Pseudonyms.Code(RandomNumberGenerator.GetBytes(32), Guid.CreateVersion7())).ToList();
        Assert.InRange(queue.Distinct().Count(), queue.Count - 2, queue.Count);
    }

    [Fact]
    public async Task Given_two_cases_of_one_person_then_each_was_salted_anew()
    {
        await using var world = await CaseWorld.StartAsync();
        await world.SayAsync("i cannot go on (s3)");
        await world.SayAsync(world.Supporter, world.Pair, "me neither (s3)");
        using var db = world.Store.Read();
        Assert.Equal(2, db.Cases.Select(row => row.PseudonymSalt).AsEnumerable().Select(Convert.ToHexString).Distinct().Count());
        Assert.All(db.Cases.AsEnumerable(), row => Assert.True(row.PseudonymSalt.Length >= 16));
    }
}
