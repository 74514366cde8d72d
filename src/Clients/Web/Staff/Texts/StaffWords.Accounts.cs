using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>Accounts of staff: one's own password, inviting a colleague, new access for one who lost it.</summary>
internal abstract partial class StaffWords
{
    public abstract string MyPassword { get; }

    public abstract string MyPasswordMore { get; }

    public abstract string PasswordNow { get; }

    public abstract string ChangeIt { get; }

    public abstract string PasswordNowWrong { get; }

    /// <summary>The new one is the old one.</summary>
    public abstract string PasswordIsOld { get; }

    public abstract string PasswordChanged { get; }

    public abstract string ToMyPages { get; }

    public abstract string AccountsTitle { get; }

    public abstract string SearchColleague { get; }

    public abstract string AccessTitle { get; }

    public abstract string AskNewAccess { get; }

    public abstract string AskNewAccessMore { get; }

    public abstract string NewAccessAsked { get; }

    public abstract string NewCode { get; }

    public abstract string NewCodeMore { get; }

    public abstract string NewAccessWaits { get; }

    public abstract string ConfirmNewAccess { get; }

    /// <summary>To who asked: somebody else has to confirm.</summary>
    public abstract string YouAskedNewAccess { get; }

    /// <summary>To whom it is for: others confirm.</summary>
    public abstract string NewAccessIsYours { get; }

    public abstract string CodeOpens { get; }

    public abstract string InviteTitle { get; }

    public abstract string InviteMore { get; }

    public abstract string UserNameAdvice { get; }

    public abstract string RolesToBegin { get; }

    public abstract string Invite { get; }

    public abstract string UserNameAndNames { get; }

    public abstract string UserNameForm { get; }

    public abstract string RoleNeeded { get; }

    public abstract string AdministratorReadsNothing { get; }

    /// <summary>What is left where the page found no fault.</summary>
    public abstract string CannotBeInvited { get; }

    public abstract string AdministratorsInvite { get; }

    public abstract string NewAccessAskedBy(string name, string at, string until);

    public abstract string ConfirmNewAccessMore(string name);

    public abstract string CodeFor(string name);

    public abstract string CodeOnce(string until);

    public abstract string Access(StaffAccess access);

    /// <summary>A day and a time of day as calendars and clocks without a language show them.</summary>
    public static string Moment(DateTimeOffset at) => $"{Day(at)} {Clock(at)}";

    public abstract string RankTitle { get; }

    public abstract string RankIs { get; }

    public abstract string NoRank { get; }

    public abstract string SaveRank { get; }

    public abstract string RankMore { get; }

    public abstract string AdministratorsRank { get; }

    public abstract string NoRanksHere { get; }

    public abstract string RankNotListed(string rank);
}
