using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Tests.Classification;

/// <summary>Words that speak of self-harm: may whoever writes them mean himself? In doubt, yes.</summary>
public sealed class Who_speaks_of_oneself
{
    [Theory]
    [InlineData("he keeps writing this and i want to kill myself")]
    [InlineData("He makes me, and I want to die")]
    [InlineData("i cant go on any more")]
    [InlineData("I think about dying every night")]
    [InlineData("I'm going to end it tonight, and he will be sorry")]
    [InlineData("she is not the only one, i have the pills already")]
    [InlineData("he wants to die and me too")]
    [InlineData("he dies tonight and so do i")]
    [InlineData("i am worried about him but i will hang too")]
    [InlineData("I said goodbye to her and I am done")]
    [InlineData("i wish i was dead")]
    [InlineData("im scared for him, he says goodbye to all")]
    [InlineData("i feel like dying because of him")]
    [InlineData("i know this is the end")]
    [InlineData("im sorry for everything")]
    [InlineData("I 4m g0ing to k1ll mys3lf")]
    [InlineData("want to die")]
    [InlineData("he told me \"kill yourself\" and i will")]
    [InlineData("ella no para y me quiero morir")]
    [InlineData("me voy a matar esta noche")]
    [InlineData("él me dice cosas y ya no aguanto más")]
    [InlineData("quiero morirme")]
    [InlineData("él se quiere matar y yo también")]
    [InlineData("pienso en matarme")]
    [InlineData("estoy cansado de vivir")]
    public void Given_it_may_be_of_the_writer_then_it_is_taken_so(string words) => Assert.True(FirstPerson.MayBeMeant(words));

    [Theory]
    [InlineData("he says he hangs himself")]
    [InlineData("I am worried about him, he wants to die")]
    [InlineData("I'm really worried. He gave his letters away")]
    [InlineData("I think he will hurt himself tonight")]
    [InlineData("i heard him say he has nothing left to live for")]
    [InlineData("i found a rope under his bed")]
    [InlineData("i want somebody to check on him, he has pills")]
    [InlineData("i wanted to report that he cuts himself")]
    [InlineData("I know he wants to die")]
    [InlineData("he is ill and wants to die")]
    [InlineData("I am his mentor. He talks of hanging")]
    [InlineData("he wrote \"i want to kill myself\"")]
    [InlineData("he told me that he has the pills")]
    [InlineData("talks of dying every night")]
    [InlineData("wants to die")]
    [InlineData("se quiere matar, me lo dijo anoche")]
    [InlineData("me preocupa, dice que se va a colgar")]
    [InlineData("estoy muy preocupado por él, se quiere morir")]
    [InlineData("quiero avisar que tiene pastillas")]
    [InlineData("pienso que se va a matar")]
    [InlineData("")]
    public void Given_a_helper_speaks_of_another_then_it_is_not(string words) => Assert.False(FirstPerson.MayBeMeant(words));
}
