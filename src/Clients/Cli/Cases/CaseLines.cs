using System.Globalization;
using System.Text;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary>Cases in words, as people read them.</summary>
internal sealed partial class CaseLines(Call call)
{
    /// <summary>The end of the id: ids that were made in the same moment begin alike.</summary>
    public static string Short(Guid id) => id.ToString()[^6..];

    public string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, call.Around.Time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public void Feed(CaseFeed feed)
    {
        foreach (var card in feed.GoNow)
        {
            GoNow(card);
        }

        foreach (var item in feed.Cases)
        {
            Case(item);
        }

        if (feed.Counted > 0)
        {
            call.Print.Say($"   {feed.Counted} more cases");
        }

        if (feed is { Cases.Count: 0, GoNow.Count: 0, Counted: 0 })
        {
            call.Print.Say("Nothing waits.");
        }
    }

    public void Case(FeedCase item)
    {
        var urgent = item.Overdue || (item.Severity >= 4 && item.Progress == CaseProgress.Open);
        List<string> parts =
        [
            .. item.Drill == true ? ["DRILL"] : Array.Empty<string>(), $"{item.SeverityText,-12}", $"{item.Category?.ToString() ?? "case",-10}", $"case {Short(item.CaseId)}", item.Pseudonym,
            item.Unit ?? "unit not shown", Size(item), $"since {Clock(item.OpenedAt)}",
        ];
        if (Alarm(item.Number, item.Drill) is { } number)
        {
            parts.Add(number);
        }

        if (item.Deadline is { } deadline)
        {
            parts.Add(item.Overdue ? $"OVERDUE since {Clock(deadline)}" : $"due {Clock(deadline)}");
        }

        foreach (var held in item.Held ?? [])
        {
            parts.Add(Waiting(held));
        }

        if (item.NotBefore is { } start && start > call.Around.Time.GetUtcNow())
        {
            parts.Add($"DO NOT GO BEFORE {Clock(start)}: the time would show who told");
        }

        if (item.Form is { } form)
        {
            parts.Add($"{form.Kind} form to write by {Clock(form.By)}");
        }

        foreach (var asked in item.Glass ?? [])
        {
            parts.Add($"break-glass {Short(asked.GlassId)} to answer{Until(asked.LapsesAt)}");
        }

        if (Going(item.OnTheWaySince, item.WithPersonSince) is { } going)
        {
            parts.Add(going);
        }

        parts.Add(item switch
        {
            { Progress: CaseProgress.Decided } => "decided",
            { TakenBy: { } by, HolderOff: true } => $"with {by}, who is off duty",
            { TakenBy: { } by } => $"with {by}",
            _ => "nobody has it yet",
        });
        var line = Printer.Safe(string.Join("  ", parts));
        if (urgent)
        {
            call.Print.Highlight(line);
        }
        else
        {
            call.Print.Say(line);
        }
    }

    private static string Size(FeedCase item) => item switch
    {
        { AskedFor: { } asked, Messages: 1 } => $"asks for {asked}{Group(item.ForGroup)}",
        { AskedFor: { } asked } => $"asks for {asked}{Group(item.ForGroup)}, {item.Messages} times",
        { Raised: RaisedKind.Concern, Messages: 1 } => "1 concern",
        { Raised: RaisedKind.Concern } => $"{item.Messages} concerns",
        { Raised: RaisedKind.Complaint, Messages: 1 } => "1 complaint",
        { Raised: RaisedKind.Complaint } => $"{item.Messages} complaints",
        { Raised: RaisedKind.OwnWords } => "wrote it to staff, may mean himself or herself",
        { Raised: RaisedKind.Meant } => "named by staff who read a case",
        { Raised: RaisedKind.Arrival } => "moved here with an open case of self-harm, ask the facility before",
        { Pattern: true } => $"signs over the whole conversation, {(item.Messages == 1 ? "1 message" : $"{item.Messages} messages")}",
        { Messages: 1 } => "1 message",
        _ => $"{item.Messages} messages",
    };

    private static string Group(bool? forGroup) => forGroup == true ? " for a group" : string.Empty;

    private string Waiting(HeldWork held) => held switch
    {
        { Appealed: true } => $"APPEAL {Short(held.EntryId)}",
        { ToConfirm: true } => $"rejection {Short(held.EntryId)} to confirm{Until(held.Until)}",
        _ => $"held {Short(held.EntryId)}{Until(held.Until)}",
    };

    private string Until(DateTimeOffset? until) => until is { } end ? $" until {Clock(end)}" : string.Empty;

    public void GoNow(GoNowCard card)
    {
        var what = card.AskedFor is { } asked ? $"ASKS FOR {asked}{Group(card.ForGroup)}" : "GO NOW";
        call.Print.Highlight(Printer.Safe($"{(card.Drill == true ? "DRILL: " : string.Empty)}{what}: {card.Name}{(card.NotSignedIn == true ? " (not signed in)" : string.Empty)}, {(card.Left is { } left ? Gone(left) : $"{card.Unit ?? "unit not known"}, {card.Cell ?? "cell not known"}")}{(card.Device is { } device ? $", at {device}" : string.Empty)}  (asked {Clock(card.AskedAt)})  case {Short(card.CaseId)}{(Alarm(card.Number, card.Drill) is { } number ? $"  {number}" : string.Empty)}  {Going(card.OnTheWaySince, card.WithPersonSince) ?? "NOBODY IS ON THE WAY"}{(card.CannotGoSince is { } cannot ? $", somebody cannot go since {Clock(cannot)}" : string.Empty)}"));
        foreach (var supporter in card.OnCall ?? [])
        {
            call.Print.Say(Printer.Safe($"   on call ({supporter.Roster}): {supporter.Name}, {supporter.Unit ?? "unit not known"}, {supporter.Cell ?? "cell not known"}"));
        }
    }

    /// <summary>What the alarm outside the system called it, for whoever was paged.</summary>
    private static string? Alarm(long? number, bool? drill) => number is { } raised ? string.Create(CultureInfo.InvariantCulture, $"ALARM: case {(drill == true ? "D" : string.Empty)}{raised}") : null;

    private static string Gone(PersonLeft how) => how switch
    {
        PersonLeft.Moved => "is at another facility now",
        PersonLeft.Released => "was released",
        PersonLeft.Died => "has died",
    };

    private string? Going(DateTimeOffset? onTheWay, DateTimeOffset? withPerson) =>
        withPerson is { } there ? $"somebody was with the person at {Clock(there)}" : onTheWay is { } since ? $"somebody is on the way since {Clock(since)}" : null;

    public void Opened(OpenedCase opened)
    {
        Case(opened.Case);
        call.Print.Say($"Number {opened.Number}. Your view as {opened.Role} was recorded at {Clock(opened.ViewedAt)}.");
        if (opened.Subject is { } subject)
        {
            call.Print.Say(Printer.Safe($"{(opened.Case.Raised is RaisedKind.Concern or RaisedKind.Complaint or RaisedKind.Arrival or RaisedKind.Meant ? "About" : opened.Case.Pattern == true ? "The first marked message is by" : "Written by")} {subject.Name}, {subject.Number}."));
        }

        if (opened.Case.Pattern == true)
        {
            call.Print.Say("The computer saw signs of this over several messages, and it is often wrong. It does not know whose doing it is: whoever wrote a marked message may be the one under pressure. Accuse nobody, and tell nobody in the conversation of it.");
        }

        if (opened.Location is { } location)
        {
            call.Print.Say(Printer.Safe(location.Left is { } left
                ? $"{location.Name} {Gone(left)}."
                : $"{location.Name} is in {location.Unit ?? "an unknown unit"}, {location.Cell ?? "cell not known"}."));
        }

        foreach (var told in opened.Raised ?? [])
        {
            var what = told.Kind switch
            {
                RaisedKind.Concern => $"a supporter is worried: {told.About}",
                RaisedKind.Report => $"somebody reported no {told.Sequence}: {told.Reason}",
                RaisedKind.Arrival => "moved here with an open case of self-harm",
                RaisedKind.Meant => "named by staff who read a case, may be in danger; what was written stands there",
                RaisedKind.OwnWords => "wrote it to staff, and may mean himself or herself",
                RaisedKind.Complaint => $"somebody complained of this supporter: {told.Complaint}",
            };
            call.Print.Say(Printer.Safe($"==> {Clock(told.At)} {what}, severity {told.Severity} (policy {told.PolicyVersion}, rules {string.Join(", ", told.Rules)}){(told.Words is { } words ? $": {words}" : string.Empty)}"));
        }

        foreach (var line in opened.Lines)
        {
            Line(line);
        }

        foreach (var act in opened.Events)
        {
            call.Print.Say(Printer.Safe($"   {Clock(act.At)} {act.Kind}{(act.Late == true ? ", late: judged after the message was stored" : string.Empty)}{(act.By is { } by ? $" by {by}" : string.Empty)}"));
        }

        foreach (var meant in opened.Meant ?? [])
        {
            call.Print.Say(Printer.Safe($"   {Clock(meant.At)} a card went out for the person meant{(meant.Pseudonym is { } who ? $", {who}" : string.Empty)}: {(meant.MetAt is { } met ? $"somebody was there at {Clock(met)}" : meant.Waits ? "NOBODY WAS THERE YET" : "seen to")}"));
        }

        foreach (var glass in opened.Glass ?? [])
        {
            Glass(glass);
        }

        foreach (var export in opened.Exports ?? [])
        {
            Export(export);
        }

        foreach (var referral in opened.Referrals ?? [])
        {
            Referral(referral);
        }

        if (opened.ReferTo is { } places)
        {
            call.Print.Say($"Whoever has the case can refer it to: {string.Join(", ", places)}");
        }

        if (opened.Outcome is { } outcome)
        {
            call.Print.Say(Printer.Safe($"Decided {Clock(outcome.At)}: {outcome.Reason}, flag {outcome.Verdict}{(outcome.Note is { } note ? $": {note}" : string.Empty)}"));
        }
    }

    public void Glass(BrokenGlass glass)
    {
        call.Print.Say(Printer.Safe($"Break-glass {glass.GlassId}: {glass.State}, for {glass.Purpose}, {glass.Reach}{(glass.Names ? ", with names" : string.Empty)}{(glass.Alone ? ", begun alone" : string.Empty)}{Until(glass.Until ?? glass.LapsesAt)}, read {glass.Views} times"));
        Part("asked", glass.Asked);
        Part(glass.State == BreakGlassState.Refused ? "refused" : "approved", glass.Answered);
        Part(glass.Justified == true ? "reviewed: justified" : "reviewed: not justified", glass.Reviewed);
        if (glass is { State: BreakGlassState.Over, Reviewed: null, ReviewBy: { } due })
        {
            call.Print.Say($"        to be reviewed by {Day(due)}");
        }

        if (glass.State is BreakGlassState.Asked or BreakGlassState.Open)
        {
            var step = glass.State == BreakGlassState.Asked ? "a colleague opens the case, and then approves it with: peerconnect case break-glass approve" : "whoever asked reads it with: peerconnect case break-glass read";
            call.Print.Say($"        {step} {Short(glass.CaseId)} {glass.GlassId}");
        }

        void Part(string what, BreakGlassAct? act)
        {
            if (act is not null)
            {
                call.Print.Say(Printer.Safe($"        {Clock(act.At)} {what}{(act.By is { } by ? $" by {by}" : string.Empty)}{(act.Text is { } text ? $": {text}" : string.Empty)}"));
            }
        }
    }

    public void Workload(OwnWorkload own)
    {
        if (own is not { CasesPerHour: { } limit, BreakMinutes: { } minutes })
        {
            call.Print.Say("The policy sets no limit to what one person reads.");
            return;
        }

        call.Print.Say($"Opened in the last hour: {own.Opened} of {limit} cases.{(own.DueAt is { } due ? $" A break of {minutes} minutes is due at {Clock(due)} at the latest." : string.Empty)}");
        if (own is { Due: true, RestedAt: { } rested })
        {
            call.Print.Highlight($"Take a break now. If you open nothing until {Clock(rested)}, you have rested. A colleague goes on meanwhile; what is imminent still comes to you.");
        }
    }

    public void Page(BreakGlassPage page)
    {
        call.Print.Say($"Your view was recorded at {Clock(page.ViewedAt)}; open until {Clock(page.Until)}.");
        Page(page.Lines, page.MoreBefore);
    }

    public void Page(CaseConversation page)
    {
        call.Print.Say($"Your view was recorded at {Clock(page.ViewedAt)}.");
        Page(page.Lines, page.MoreBefore);
    }

    private void Page(IReadOnlyList<BreakGlassLine> lines, long? moreBefore)
    {
        foreach (var line in lines)
        {
            var text = line.Text is { } written ? Printer.Safe(written) : "(this text was destroyed)";
            call.Print.Say($"{(line.Flagged ? "==>" : "   ")} {line.Sequence} {Clock(line.At)} {Printer.Safe(line.Name ?? $"{line.Pseudonym} ({line.Speaker})")}: {text}");
        }

        if (moreBefore is { } before)
        {
            call.Print.Say($"There may be earlier lines: --before {before}");
        }
    }

    public void Reviews(BreakGlassReviews waiting)
    {
        foreach (var one in waiting.Reviews)
        {
            var line = $"break-glass {Short(one.GlassId)}  case {one.CaseId}  for {one.Purpose}{(one.Alone ? ", begun alone" : string.Empty)}, read {one.Views} times, over since {Day(one.OverSince)}, {(one.Overdue ? "OVERDUE since" : "due")} {Day(one.ReviewBy)}";
            if (one.Overdue)
            {
                call.Print.Highlight(line);
            }
            else
            {
                call.Print.Say(line);
            }
        }

        if (waiting.Reviews.Count == 0)
        {
            call.Print.Say("Nothing waits for a review.");
        }
    }

    private string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, call.Around.Time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void Line(CaseLine line)
    {
        var who = line.Name ?? $"{line.Pseudonym} ({line.Speaker})";
        var text = line.Text is { } written ? Marked(written, line.Spans) : "(this text was destroyed)";
        call.Print.Say($"{(line.Flagged ? "==>" : "   ")} {Clock(line.At)} {Printer.Safe(who)}: {text}");
        foreach (var span in line.Spans.Where(span => line.Text is { } of && span.Offset >= 0 && span.Length > 0 && span.Offset + span.Length <= of.Length))
        {
            var words = Printer.Safe(line.Text!.Substring(span.Offset, span.Length));
            call.Print.Say(string.Create(CultureInfo.InvariantCulture, $"        {span.Share * 100,3:0} % of all that weighed: \"{words}\""));
        }

        if (line.Held is { } held)
        {
            var appeal = held.Appeal is { } answer ? $", appeal {answer}" : string.Empty;
            call.Print.Say($"        message {Short(held.EntryId)}: {held.State}{Until(held.Until)}{appeal}");
            foreach (var act in held.Acts)
            {
                call.Print.Say(Printer.Safe($"        {Clock(act.At)} {act.Kind}{(act.By is { } by ? $" by {by}" : string.Empty)}{(act.Reason is { } reason ? $" ({reason})" : string.Empty)}{(act.Note is { } note ? $": {note}" : string.Empty)}"));
            }
        }

        foreach (var judgement in line.Decisions)
        {
            var raised = judgement.Raised is { } risk ? $"; raised from {risk.From} to {risk.To}: {risk.Messages} such messages {Within(TimeSpan.FromSeconds(risk.WithinSeconds))}" : string.Empty;
            var by = judgement.Fallback ? $"scored by fallback, the list of words {judgement.Version}, because the model did not answer" : $"{judgement.Source} {judgement.Version}";
            var late = judgement.Late ? $"; judged late, written at {Moment(line.At, judgement.At)}" : string.Empty;
            call.Print.Say(Printer.Safe(string.Create(
                CultureInfo.InvariantCulture,
                $"        {Moment(judgement.At, line.At)} {by}: severity {judgement.Severity} ({judgement.Probability * 100:0} %), policy {judgement.PolicyVersion}, rules {string.Join(", ", judgement.Rules)}{raised}{late}")));
        }
    }

    private string Moment(DateTimeOffset at, DateTimeOffset other) =>
        TimeZoneInfo.ConvertTime(at, call.Around.Time.LocalTimeZone).Date == TimeZoneInfo.ConvertTime(other, call.Around.Time.LocalTimeZone).Date ? Clock(at) : Day(at);

    private static string Within(TimeSpan within) => (int)Math.Round(within.TotalMinutes) switch
    {
        < 1 => "within a minute",
        1 => "in 1 minute",
        < 120 and var minutes => string.Create(CultureInfo.InvariantCulture, $"in {minutes} minutes"),
        var minutes => string.Create(CultureInfo.InvariantCulture, $"in {(minutes + 30) / 60} hours"),
    };

    /// <summary>The text with what weighed in brackets (and in bold, where the terminal can).</summary>
    private string Marked(string text, IReadOnlyList<CaseSpan> spans)
    {
        var weighed = new bool[text.Length];
        foreach (var span in spans)
        {
            for (var at = Math.Max(0, span.Offset); at < Math.Min(text.Length, span.Offset + span.Length); at++)
            {
                weighed[at] = true;
            }
        }

        var (open, close) = call.Around.IsTerminal ? ("\u001b[1;33m[", "]\u001b[0m") : ("[", "]");
        var marked = new StringBuilder();
        var safe = Printer.Safe(text);
        for (var at = 0; at < safe.Length; at++)
        {
            if (weighed[at] && (at == 0 || !weighed[at - 1]))
            {
                marked.Append(open);
            }

            marked.Append(safe[at]);
            if (weighed[at] && (at == safe.Length - 1 || !weighed[at + 1]))
            {
                marked.Append(close);
            }
        }

        return marked.ToString();
    }
}
