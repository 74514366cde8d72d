using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>A draft is marked "not sent" until the server said that it is stored, and never changes under the id that it was sent with.</summary>
public sealed class What_is_being_written
{
    private readonly Draft draft = new();

    [Fact]
    public void Given_nothing_but_blanks_then_it_cannot_be_sent()
    {
        draft.Write("  \n");
        Assert.False(draft.CanSend);
        draft.Write("Hello");
        Assert.True(draft.CanSend);
    }

    [Fact]
    public void Given_more_than_a_message_holds_then_all_of_it_stays_and_it_cannot_be_sent_until_enough_is_gone()
    {
        var novel = new string('a', Protocol.MaxBodyLength) + "🙂";
        draft.Write(novel);
        Assert.Equal((novel, 2, false), (draft.Text, draft.TooMany, draft.CanSend));
        draft.Write(novel[2..]);
        Assert.Equal((0, true), (draft.TooMany, draft.CanSend));
    }

    [Fact]
    public void Given_it_is_stored_then_the_composer_is_empty_and_the_next_message_has_another_id()
    {
        draft.Write("Hello");
        var id = draft.Id;
        draft.Send();
        draft.Stored();
        Assert.Equal((string.Empty, DraftState.Writing, false), (draft.Text, draft.State, draft.IsNotSent));
        Assert.NotEqual(id, draft.Id);
    }

    [Fact]
    public void Given_there_was_no_line_when_the_text_is_changed_then_it_is_another_message()
    {
        draft.Write("Hello");
        var id = draft.Id;
        draft.Send();
        draft.Wait(null, maybeStored: false);
        Assert.Equal((true, id), (draft.IsNotSent, draft.Id));
        draft.Write("Hello you");
        Assert.Equal((DraftState.Writing, "Hello you"), (draft.State, draft.Text));
        Assert.NotEqual(id, draft.Id);
    }

    [Fact]
    public void Given_the_answer_was_lost_then_text_and_id_stay_until_somebody_knows_even_when_the_next_try_finds_no_line()
    {
        draft.Write("Hello");
        var id = draft.Id;
        draft.Send();
        draft.Wait(null, maybeStored: true);
        draft.Wait(RefusalCode.Busy, maybeStored: false);
        draft.Write("Something else");
        Assert.Equal(("Hello", id, true), (draft.Text, draft.Id, draft.MaybeStored));
        draft.Stored();
        draft.Write("Something else");
        Assert.Equal("Something else", draft.Text);
    }

    [Fact]
    public void Given_it_was_refused_then_the_words_stay_and_can_be_changed_and_sent_again()
    {
        draft.Write("Hello");
        draft.Send();
        draft.Refuse(RefusalCode.ConsentNeeded, null);
        Assert.Equal(("Hello", true, true, true), (draft.Text, draft.IsNotSent, draft.CanChange, draft.CanSend));
    }
}
