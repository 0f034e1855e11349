using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <summary>Records of what happened can be added, and nothing else.</summary>
    public partial class AppendOnlyRecords : Migration
    {
        private static readonly (string Schema, string Table)[] Records =
        [
            ("audit", "AuditEntries"), ("planning", "BudgetEvents"),
            ("approvals", "BudgetApprovals"), ("approvals", "BudgetApprovalChanges"),
        ];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (schema, table) in Records)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER [{schema}].[{table}_AppendOnly] ON [{schema}].[{table}] AFTER UPDATE, DELETE AS
                    BEGIN
                        SET NOCOUNT ON;
                        IF EXISTS (SELECT 1 FROM deleted)
                            THROW 51000, 'Records in {schema}.{table} cannot be changed or deleted.', 1;
                    END
                    """);
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (schema, table) in Records)
            {
                migrationBuilder.Sql($"DROP TRIGGER [{schema}].[{table}_AppendOnly];");
            }
        }
    }
}
