using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string MyPassword => "My password";

    public override string MyPasswordMore => "You sign in with it and with the six digits of your authenticator. If the phone with the authenticator is lost, ask a coordinator or an administrator for new access.";

    public override string PasswordNow => "The password you have now";

    public override string ChangeIt => "Change it";

    public override string PasswordNowWrong => "That is not the password you have now. Type it again.";

    public override string PasswordIsOld => "That is the password you have now. Choose another.";

    public override string PasswordChanged => "Changed. Use the new password at your next sign-in. Wherever else you were signed in, you are signed out.";

    public override string ToMyPages => "To my pages";

    public override string AccountsTitle => "Staff accounts";

    public override string SearchColleague => "Part of a user name or a name";

    public override string AccessTitle => "Access";

    public override string AskNewAccess => "Ask for new access";

    public override string AskNewAccessMore => "For a lost password or authenticator. Somebody else confirms it, and gets a one-time code to hand over.";

    public override string NewAccessAsked => "Asked. Another coordinator or administrator confirms it on this page, within a day.";

    public override string NewCode => "Give a new one-time code";

    public override string NewCodeMore => "The code before stops working.";

    public override string NewAccessWaits => "New access: waits for a second person";

    public override string ConfirmNewAccess => "Confirm new access";

    public override string YouAskedNewAccess => "You asked. Another coordinator or administrator has to confirm it.";

    public override string NewAccessIsYours => "This is about you. Others confirm it. If you did not ask for it, tell them now.";

    public override string CodeOpens => "To use it, open this page and type the code:";

    public override string InviteTitle => "Invite a colleague";

    public override string InviteMore => "You get a one-time code to hand over. With it your colleague sets password and authenticator.";

    public override string UserNameAdvice => "3 to 32 small letters, digits, dots or dashes. It stays as it is.";

    public override string RolesToBegin => "Roles to begin with";

    public override string Invite => "Invite";

    public override string UserNameAndNames => "Fill in the user name and both names.";

    public override string UserNameForm => "A user name has 3 to 32 small letters, digits, dots or dashes.";

    public override string RoleNeeded => "Choose at least one role.";

    public override string AdministratorReadsNothing => "An administrator runs the machine, and holds no role that reads messages, leads groups or audits. Choose one or the other.";

    public override string CannotBeInvited => "That user name is taken here, or a name holds signs that cannot be stored. Choose another user name, or check the names.";

    public override string AdministratorsInvite => "An administrator invites new colleagues.";

    public override string NewAccessAskedBy(string name, string at, string until) => $"{name} asked on {at}. It can be confirmed until {until}.";

    public override string ConfirmNewAccessMore(string name) => $"{name} is signed out now, and the old password and authenticator stop working. You get a one-time code to hand over. This cannot be undone.";

    public override string CodeFor(string name) => $"One-time code for {name}:";

    public override string CodeOnce(string until) => $"Give it to nobody else, face to face or at a phone number that you know. It works once, until {until}, and is not shown again.";

    public override string Access(StaffAccess access) => access switch
    {
        StaffAccess.SetUp => "Password and authenticator are set.",
        StaffAccess.Invited => "Has a one-time code, and did not use it yet.",
        StaffAccess.InvitationOver => "The time of the one-time code is over. Give a new one.",
    };

    public override string RankTitle => "Rank";

    public override string RankIs => "Rank, as the policy lists them";

    public override string NoRank => "No rank";

    public override string SaveRank => "Save the rank";

    public override string RankMore => "The policy may say from which rank on somebody approves who writes to whom.";

    public override string AdministratorsRank => "An administrator gives ranks, and nobody the own one.";

    public override string NoRanksHere => "The policy lists no ranks: everybody who approves may approve.";

    public override string RankNotListed(string rank) => $"The policy in force does not list the rank \"{rank}\" any more. It counts for nothing: choose another.";
}
