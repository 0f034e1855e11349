using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

internal sealed class DemoAccounts : IDemoAccounts
{
    public const string SharedPassword = "Demo!2026";

    public string Password => SharedPassword;

    public IReadOnlyList<DemoAccount> Accounts =>
    [
        new("module.owner@harbor.example", "Mira Lang", DemoText.ModuleOwnerRole, DemoText.ModuleOwnerDoes),
        new("cc.owner@harbor.example", "Ingrid Solheim", DemoText.CostCenterOwnerRole, DemoText.CostCenterOwnerDoes),
        new("employee@harbor.example", "Nadia Brandt", DemoText.EmployeeRole, DemoText.EmployeeDoes),
        new("finance@harbor.example", "Hanna Weiss", DemoText.FinanceRole, DemoText.FinanceDoes),
        new("manager@harbor.example", "Lea Marchetti", DemoText.ManagerRole, DemoText.ManagerDoes),
        new("salesman@harbor.example", "Marek Zielny", DemoText.SalesmanRole, DemoText.SalesmanDoes),
        new("supply@harbor.example", "Kwame Owusu", DemoText.SupplyRole, DemoText.SupplyDoes),
        new("branch@harbor.example", "Helene Dupuis", DemoText.BranchRole, DemoText.BranchDoes),
        new("auditor@harbor.example", "Clara Nyberg", DemoText.AuditorRole, DemoText.AuditorDoes),
        new("admin@harbor.example", "Sofia Reinholt", DemoText.AdministratorRole, DemoText.AdministratorDoes),
        new("admin@second.example", "Solveig Moen", DemoText.SecondRole, DemoText.SecondDoes),
    ];
}
