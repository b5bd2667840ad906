namespace Remit.Meetings.Agendas;

/// <summary>How the choices of an agenda are called.</summary>
internal static class AgendaWords
{
    public static string OnScreen(this ItemSort sort) =>
        sort switch
        {
            ItemSort.Ordinary => "A report or a talk",
            ItemSort.Apologies => "Apologies",
            ItemSort.Declarations => "Declarations of interest",
            ItemSort.Minutes => "Minutes of an earlier meeting",
            ItemSort.MattersArising => "Matters arising",
            ItemSort.OtherBusiness => "Any other business",
            ItemSort.NextMeeting => "The next meeting",
        };
}
